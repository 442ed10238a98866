CREATE TABLE "import_sources" (
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "organisation" TEXT COLLATE "C" NOT NULL,
    "complete" BOOLEAN NOT NULL DEFAULT false,
    "register" JSONB,
    "history" JSONB,

    CONSTRAINT "import_sources_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "imports" (
    "id" TEXT COLLATE "C" NOT NULL,
    "organisation" TEXT COLLATE "C" NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "step" TEXT,
    "file_name" TEXT NOT NULL,
    "size" INTEGER NOT NULL DEFAULT 0,
    "sha256" TEXT NOT NULL DEFAULT '',
    "found" JSONB,
    "mapping" JSONB,
    "complete" BOOLEAN NOT NULL DEFAULT false,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "counts" JSONB,
    "failure" JSONB,
    "created_by" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "applied" INTEGER,

    CONSTRAINT "imports_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "import_parts" (
    "import" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "import_parts_pkey" PRIMARY KEY ("import","position")
);

CREATE TABLE "import_rows" (
    "import" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "file_row" INTEGER NOT NULL,
    "document" JSONB NOT NULL,

    CONSTRAINT "import_rows_pkey" PRIMARY KEY ("import","position")
);

CREATE TABLE "import_problems" (
    "import" TEXT COLLATE "C" NOT NULL,
    "position" SERIAL NOT NULL,
    "problem" JSONB NOT NULL,

    CONSTRAINT "import_problems_pkey" PRIMARY KEY ("import","position")
);

CREATE TABLE "import_images" (
    "import" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "former" JSONB,
    "current" JSONB,

    CONSTRAINT "import_images_pkey" PRIMARY KEY ("import","position")
);

CREATE INDEX "import_sources_organisation_id_idx" ON "import_sources"("organisation", "id");

CREATE UNIQUE INDEX "imports_applied_key" ON "imports"("applied");

CREATE INDEX "imports_organisation_id_idx" ON "imports"("organisation", "id");

CREATE UNIQUE INDEX "import_rows_import_id_key" ON "import_rows"("import", "id");

ALTER TABLE "import_parts" ADD CONSTRAINT "import_parts_import_fkey" FOREIGN KEY ("import") REFERENCES "imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_fkey" FOREIGN KEY ("import") REFERENCES "imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "import_problems" ADD CONSTRAINT "import_problems_import_fkey" FOREIGN KEY ("import") REFERENCES "imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "import_images" ADD CONSTRAINT "import_images_import_fkey" FOREIGN KEY ("import") REFERENCES "imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Closed lists.
ALTER TABLE "imports" ADD CONSTRAINT "imports_kind" CHECK ("kind" IN ('register', 'history', 'roster')),
  ADD CONSTRAINT "imports_state" CHECK ("state" IN ('uploading', 'uploaded', 'checked', 'applied', 'undone',
    'cancelled', 'failed')),
  ADD CONSTRAINT "imports_step" CHECK ("step" IN ('checking', 'applying', 'undoing'));
