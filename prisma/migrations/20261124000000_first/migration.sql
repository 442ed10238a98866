CREATE TABLE "organisations" (
    "code" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "parent" TEXT COLLATE "C",

    CONSTRAINT "organisations_pkey" PRIMARY KEY ("code")
);

CREATE TABLE "enterprises" (
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "legal_name" TEXT,
    "category" TEXT,
    "hazard_class" SMALLINT,
    "organisation" TEXT COLLATE "C",
    "district" TEXT COLLATE "C",
    "street" TEXT,
    "address" TEXT,
    "lat_e6" INTEGER,
    "lon_e6" INTEGER,
    "status" TEXT NOT NULL,

    CONSTRAINT "enterprises_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "licences" (
    "enterprise" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "from_day" DATE,
    "to_day" DATE,

    CONSTRAINT "licences_pkey" PRIMARY KEY ("enterprise","position")
);

CREATE TABLE "devices" (
    "enterprise" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "since" DATE NOT NULL,

    CONSTRAINT "devices_pkey" PRIMARY KEY ("enterprise","position")
);

CREATE TABLE "hazard_sources" (
    "enterprise" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "grade" SMALLINT NOT NULL,
    "sites" INTEGER NOT NULL,
    "since" DATE NOT NULL,

    CONSTRAINT "hazard_sources_pkey" PRIMARY KEY ("enterprise","position")
);

CREATE TABLE "marks" (
    "enterprise" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE,

    CONSTRAINT "marks_pkey" PRIMARY KEY ("enterprise","position")
);

CREATE TABLE "history_records" (
    "id" TEXT COLLATE "C" NOT NULL,
    "enterprise" TEXT COLLATE "C" NOT NULL,
    "date" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "numbers" JSONB NOT NULL,
    "words" JSONB NOT NULL,

    CONSTRAINT "history_records_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "inspectors" (
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "organisation" TEXT COLLATE "C" NOT NULL,
    "group" TEXT NOT NULL,
    "regions" TEXT[],
    "may_lead" BOOLEAN NOT NULL,
    "training_valid_to" DATE,

    CONSTRAINT "inspectors_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "certificates" (
    "inspector" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE NOT NULL,

    CONSTRAINT "certificates_pkey" PRIMARY KEY ("inspector","position")
);

CREATE TABLE "absences" (
    "inspector" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE NOT NULL,

    CONSTRAINT "absences_pkey" PRIMARY KEY ("inspector","position")
);

CREATE TABLE "recusals" (
    "inspector" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "enterprise" TEXT COLLATE "C" NOT NULL,
    "ground" TEXT NOT NULL,

    CONSTRAINT "recusals_pkey" PRIMARY KEY ("inspector","position")
);

CREATE TABLE "rule_sets" (
    "hash" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "content" TEXT NOT NULL,

    CONSTRAINT "rule_sets_pkey" PRIMARY KEY ("hash")
);

CREATE TABLE "campaigns" (
    "id" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "sequence" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "campaigns_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "commitments" (
    "hash" TEXT COLLATE "C" NOT NULL,
    "campaign" TEXT COLLATE "C" NOT NULL,
    "sequence" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "committed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "voided_at" TIMESTAMPTZ(3),
    "void_reason" TEXT,

    CONSTRAINT "commitments_pkey" PRIMARY KEY ("hash")
);

CREATE TABLE "lists" (
    "commitment" TEXT COLLATE "C" NOT NULL,
    "title_zh" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "summary" JSONB NOT NULL,
    "bundle" TEXT COLLATE "C" NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lists_pkey" PRIMARY KEY ("commitment")
);

CREATE TABLE "list_targets" (
    "commitment" TEXT COLLATE "C" NOT NULL,
    "enterprise" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "score" INTEGER NOT NULL,
    "reasons" TEXT NOT NULL,
    "ground" TEXT NOT NULL,
    "cell" TEXT COLLATE "C" NOT NULL,
    "pi" TEXT NOT NULL,
    "ticket" TEXT NOT NULL,
    "lead" TEXT NOT NULL,
    "members" TEXT NOT NULL,
    "date" DATE NOT NULL,

    CONSTRAINT "list_targets_pkey" PRIMARY KEY ("commitment","enterprise")
);

CREATE TABLE "list_seats" (
    "commitment" TEXT COLLATE "C" NOT NULL,
    "enterprise" TEXT COLLATE "C" NOT NULL,
    "seat" INTEGER NOT NULL,
    "inspector" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "list_seats_pkey" PRIMARY KEY ("commitment","enterprise","seat")
);

CREATE TABLE "reserves" (
    "commitment" TEXT COLLATE "C" NOT NULL,
    "cell" TEXT COLLATE "C" NOT NULL,
    "rank" INTEGER NOT NULL,
    "enterprise" TEXT COLLATE "C" NOT NULL,
    "ticket" TEXT NOT NULL,

    CONSTRAINT "reserves_pkey" PRIMARY KEY ("commitment","cell","rank")
);

CREATE TABLE "bundles" (
    "sha256" TEXT COLLATE "C" NOT NULL,
    "size" INTEGER NOT NULL,

    CONSTRAINT "bundles_pkey" PRIMARY KEY ("sha256")
);

CREATE TABLE "bundle_parts" (
    "bundle" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "bundle_parts_pkey" PRIMARY KEY ("bundle","position")
);

CREATE INDEX "organisations_parent_idx" ON "organisations"("parent");

CREATE INDEX "enterprises_organisation_id_idx" ON "enterprises"("organisation", "id");

CREATE INDEX "enterprises_district_id_idx" ON "enterprises"("district", "id");

CREATE INDEX "enterprises_name_id_idx" ON "enterprises"("name", "id");

CREATE INDEX "licences_number_idx" ON "licences"("number");

CREATE INDEX "history_records_enterprise_date_idx" ON "history_records"("enterprise", "date");

CREATE INDEX "inspectors_organisation_id_idx" ON "inspectors"("organisation", "id");

CREATE UNIQUE INDEX "rule_sets_name_version_key" ON "rule_sets"("name", "version");

CREATE UNIQUE INDEX "commitments_campaign_sequence_key" ON "commitments"("campaign", "sequence");

CREATE UNIQUE INDEX "commitments_one_live" ON "commitments"("campaign") WHERE (voided_at IS NULL);

CREATE INDEX "lists_saved_at_idx" ON "lists"("saved_at");

CREATE INDEX "list_targets_enterprise_date_idx" ON "list_targets"("enterprise", "date");

CREATE UNIQUE INDEX "list_targets_commitment_position_key" ON "list_targets"("commitment", "position");

CREATE INDEX "list_seats_inspector_idx" ON "list_seats"("inspector");

CREATE UNIQUE INDEX "list_seats_commitment_enterprise_inspector_key" ON "list_seats"("commitment", "enterprise", "inspector");

ALTER TABLE "organisations" ADD CONSTRAINT "organisations_parent_fkey" FOREIGN KEY ("parent") REFERENCES "organisations"("code") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "licences" ADD CONSTRAINT "licences_enterprise_fkey" FOREIGN KEY ("enterprise") REFERENCES "enterprises"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "devices" ADD CONSTRAINT "devices_enterprise_fkey" FOREIGN KEY ("enterprise") REFERENCES "enterprises"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "hazard_sources" ADD CONSTRAINT "hazard_sources_enterprise_fkey" FOREIGN KEY ("enterprise") REFERENCES "enterprises"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "marks" ADD CONSTRAINT "marks_enterprise_fkey" FOREIGN KEY ("enterprise") REFERENCES "enterprises"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "certificates" ADD CONSTRAINT "certificates_inspector_fkey" FOREIGN KEY ("inspector") REFERENCES "inspectors"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "absences" ADD CONSTRAINT "absences_inspector_fkey" FOREIGN KEY ("inspector") REFERENCES "inspectors"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "recusals" ADD CONSTRAINT "recusals_inspector_fkey" FOREIGN KEY ("inspector") REFERENCES "inspectors"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "commitments" ADD CONSTRAINT "commitments_campaign_fkey" FOREIGN KEY ("campaign") REFERENCES "campaigns"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "lists" ADD CONSTRAINT "lists_commitment_fkey" FOREIGN KEY ("commitment") REFERENCES "commitments"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "lists" ADD CONSTRAINT "lists_bundle_fkey" FOREIGN KEY ("bundle") REFERENCES "bundles"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "list_targets" ADD CONSTRAINT "list_targets_commitment_fkey" FOREIGN KEY ("commitment") REFERENCES "lists"("commitment") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "list_seats" ADD CONSTRAINT "list_seats_commitment_enterprise_fkey" FOREIGN KEY ("commitment", "enterprise") REFERENCES "list_targets"("commitment", "enterprise") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "reserves" ADD CONSTRAINT "reserves_commitment_fkey" FOREIGN KEY ("commitment") REFERENCES "lists"("commitment") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "bundle_parts" ADD CONSTRAINT "bundle_parts_bundle_fkey" FOREIGN KEY ("bundle") REFERENCES "bundles"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Closed lists and ranges. Prisma's schema cannot say them.
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_level" CHECK ("level" BETWEEN 1 AND 3),
  ADD CONSTRAINT "organisations_top" CHECK (("level" = 1) = ("parent" IS NULL));
ALTER TABLE "enterprises" ADD CONSTRAINT "enterprises_status" CHECK ("status" IN ('active', 'suspended', 'closed')),
  ADD CONSTRAINT "enterprises_hazard_class" CHECK ("hazard_class" BETWEEN 1 AND 3),
  ADD CONSTRAINT "enterprises_location" CHECK (("lat_e6" IS NULL) = ("lon_e6" IS NULL));
ALTER TABLE "hazard_sources" ADD CONSTRAINT "hazard_sources_grade" CHECK ("grade" BETWEEN 1 AND 4);
ALTER TABLE "history_records" ADD CONSTRAINT "history_records_kind" CHECK ("kind" IN ('inspection', 'violation',
  'complaint', 'accident', 'rectification', 'selfInspection', 'observation'));
ALTER TABLE "inspectors" ADD CONSTRAINT "inspectors_kind" CHECK ("kind" IN ('officer', 'assistant', 'expert',
  'intermediary'));
ALTER TABLE "recusals" ADD CONSTRAINT "recusals_ground" CHECK ("ground" IN ('relation', 'formerEmployment',
  'requestGranted', 'other'));
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_kind" CHECK ("kind" IN ('production', 'rehearsal')),
  ADD CONSTRAINT "campaigns_state" CHECK ("state" IN ('draft', 'approved', 'committed', 'drawn', 'paired', 'issued',
    'inProgress', 'closed', 'opened')),
  ADD CONSTRAINT "campaigns_sequence" CHECK ("sequence" >= 1);
ALTER TABLE "commitments" ADD CONSTRAINT "commitments_void" CHECK (("voided_at" IS NULL) = ("void_reason" IS NULL));
