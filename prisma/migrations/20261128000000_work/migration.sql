-- Jobs belong to organisations; without one, to the whole office.
ALTER TABLE "jobs" ADD COLUMN "organisation" TEXT COLLATE "C";

-- A scoring of an organisation and those below it; without one, of the whole register.
ALTER TABLE "scorings" ADD COLUMN "organisation" TEXT COLLATE "C";

CREATE TABLE "export_pieces" (
    "job" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "export_pieces_pkey" PRIMARY KEY ("job","position")
);

CREATE TABLE "brought_secrets" (
    "campaign" TEXT COLLATE "C" NOT NULL,
    "sequence" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "brought_secrets_pkey" PRIMARY KEY ("campaign","sequence")
);

CREATE INDEX "jobs_organisation_created_at_id_idx" ON "jobs"("organisation", "created_at", "id");

ALTER TABLE "export_pieces" ADD CONSTRAINT "export_pieces_job_fkey" FOREIGN KEY ("job") REFERENCES "jobs"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
