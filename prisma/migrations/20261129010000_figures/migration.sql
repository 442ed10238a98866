-- Complaints, self-inspections, triggers, and what figures and disclosure rest on.

CREATE TABLE "complaints" (
    "id" TEXT COLLATE "C" NOT NULL,
    "organisation" TEXT COLLATE "C" NOT NULL,
    "enterprise" TEXT COLLATE "C",
    "received_on" DATE NOT NULL,
    "channel" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "matter" TEXT NOT NULL,
    "contact" BYTEA,
    "contact_reads" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'received',
    "handling" TEXT,
    "handler" TEXT,
    "due_on" DATE,
    "finding" TEXT,
    "answer" TEXT,
    "answered_on" DATE,
    "answered_by" TEXT COLLATE "C",
    "closed_on" DATE,

    CONSTRAINT "complaints_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "self_inspections" (
    "id" TEXT COLLATE "C" NOT NULL,
    "organisation" TEXT COLLATE "C" NOT NULL,
    "title" TEXT NOT NULL,
    "questions" JSONB NOT NULL,
    "issued_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'issued',
    "closed_on" DATE,
    "returned_root" TEXT,
    "dice" TEXT,
    "created_by" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "self_inspections_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "self_inspection_forms" (
    "self_inspection" TEXT COLLATE "C" NOT NULL,
    "enterprise" TEXT COLLATE "C" NOT NULL,
    "organisation" TEXT COLLATE "C",
    "name" TEXT NOT NULL,
    "fingerprint" TEXT COLLATE "C" NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'issued',
    "answers" JSONB,
    "filler" BYTEA,
    "returned_on" DATE,
    "reminders" INTEGER NOT NULL DEFAULT 0,
    "reminded_on" DATE,
    "pick" INTEGER,
    "checked_on" DATE,
    "checked_by" TEXT COLLATE "C",
    "agrees" BOOLEAN,
    "note" TEXT,

    CONSTRAINT "self_inspection_forms_pkey" PRIMARY KEY ("self_inspection","enterprise")
);

CREATE TABLE "triggers" (
    "id" TEXT COLLATE "C" NOT NULL,
    "ground" TEXT NOT NULL,
    "enterprise" TEXT COLLATE "C" NOT NULL,
    "cause" TEXT COLLATE "C" NOT NULL,
    "organisation" TEXT COLLATE "C",
    "disposition" TEXT NOT NULL,
    "found_on" DATE NOT NULL,
    "month" TEXT,
    "due_on" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "taken_by" TEXT COLLATE "C",
    "decided_by" TEXT COLLATE "C",
    "reason" TEXT,

    CONSTRAINT "triggers_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "early_disclosures" (
    "visit" TEXT COLLATE "C" NOT NULL,
    "published_on" DATE NOT NULL,
    "published_by" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "early_disclosures_pkey" PRIMARY KEY ("visit")
);

CREATE TABLE "disclosure_corrections" (
    "visit" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "on_day" DATE NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT NOT NULL,
    "made_by" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "disclosure_corrections_pkey" PRIMARY KEY ("visit","position")
);

CREATE TABLE "report_settings" (
    "id" TEXT COLLATE "C" NOT NULL,
    "document" JSONB NOT NULL,

    CONSTRAINT "report_settings_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "complaints_organisation_received_on_id_idx" ON "complaints"("organisation", "received_on", "id");

CREATE INDEX "complaints_received_on_id_idx" ON "complaints"("received_on", "id");

CREATE INDEX "complaints_enterprise_idx" ON "complaints"("enterprise");

CREATE INDEX "complaints_open_due" ON "complaints"("due_on") WHERE (state = ANY (ARRAY['received'::text, 'assigned'::text]));

CREATE INDEX "self_inspections_organisation_id_idx" ON "self_inspections"("organisation", "id");

CREATE INDEX "self_inspections_issued_on_idx" ON "self_inspections"("issued_on");

CREATE UNIQUE INDEX "self_inspection_forms_fingerprint_key" ON "self_inspection_forms"("fingerprint");

CREATE INDEX "self_inspection_forms_self_inspection_state_enterprise_idx" ON "self_inspection_forms"("self_inspection", "state", "enterprise");

CREATE INDEX "self_inspection_forms_organisation_idx" ON "self_inspection_forms"("organisation");

CREATE INDEX "triggers_organisation_id_idx" ON "triggers"("organisation", "id");

CREATE INDEX "triggers_state_due_on_idx" ON "triggers"("state", "due_on");

CREATE INDEX "triggers_enterprise_idx" ON "triggers"("enterprise");

CREATE UNIQUE INDEX "triggers_ground_enterprise_cause_key" ON "triggers"("ground", "enterprise", "cause");

CREATE INDEX "history_records_kind_date_idx" ON "history_records"("kind", "date");

ALTER TABLE "self_inspection_forms" ADD CONSTRAINT "self_inspection_forms_self_inspection_fkey" FOREIGN KEY ("self_inspection") REFERENCES "self_inspections"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Closed lists, and steps that cannot be skipped whoever connects: nothing is closed without an answer.
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_channel" CHECK ("channel" IN ('hotline', 'letter', 'visit', 'online',
    'referredIn', 'other')),
  ADD CONSTRAINT "complaints_state" CHECK ("state" IN ('received', 'assigned', 'answered', 'closed')),
  ADD CONSTRAINT "complaints_assigned" CHECK (("state" = 'received') = ("handling" IS NULL)),
  ADD CONSTRAINT "complaints_term" CHECK (("handling" IS NULL) = ("handler" IS NULL)
    AND ("handling" IS NULL) = ("due_on" IS NULL)),
  ADD CONSTRAINT "complaints_handling" CHECK ("handling" IN ('supervised', 'referred')),
  ADD CONSTRAINT "complaints_answered" CHECK (("state" IN ('answered', 'closed')) = ("answer" IS NOT NULL)),
  ADD CONSTRAINT "complaints_found" CHECK (("finding" IS NULL) = ("answer" IS NULL)
    AND ("answered_on" IS NULL) = ("answer" IS NULL)),
  ADD CONSTRAINT "complaints_finding" CHECK ("finding" IN ('verified', 'partly', 'unfounded')),
  ADD CONSTRAINT "complaints_closed" CHECK (("state" = 'closed') = ("closed_on" IS NOT NULL));
ALTER TABLE "self_inspections" ADD CONSTRAINT "self_inspections_state" CHECK ("state" IN ('issued', 'closed')),
  ADD CONSTRAINT "self_inspections_closed" CHECK (("state" = 'closed') = ("closed_on" IS NOT NULL)
    AND ("closed_on" IS NULL) = ("returned_root" IS NULL)),
  ADD CONSTRAINT "self_inspections_dice" CHECK ("dice" IS NULL OR "returned_root" IS NOT NULL);
ALTER TABLE "self_inspection_forms" ADD CONSTRAINT "self_inspection_forms_state" CHECK ("state" IN ('issued',
    'returned', 'missing')),
  ADD CONSTRAINT "self_inspection_forms_returned" CHECK (("state" = 'returned') = ("answers" IS NOT NULL)
    AND ("answers" IS NULL) = ("returned_on" IS NULL)),
  ADD CONSTRAINT "self_inspection_forms_picked" CHECK ("pick" IS NULL OR "state" = 'returned'),
  ADD CONSTRAINT "self_inspection_forms_checked" CHECK (("checked_on" IS NULL) = ("agrees" IS NULL)
    AND ("agrees" IS NULL OR "pick" IS NOT NULL));
ALTER TABLE "triggers" ADD CONSTRAINT "triggers_disposition" CHECK ("disposition" IN ('certainty', 'case')),
  ADD CONSTRAINT "triggers_month" CHECK (("disposition" = 'certainty') = ("month" IS NOT NULL)),
  ADD CONSTRAINT "triggers_state" CHECK ("state" IN ('open', 'taken', 'dismissed')),
  ADD CONSTRAINT "triggers_taken" CHECK (("state" = 'taken') = ("taken_by" IS NOT NULL)),
  ADD CONSTRAINT "triggers_dismissed" CHECK (("state" = 'dismissed') = ("reason" IS NOT NULL));
CREATE TRIGGER "complaints_stay" BEFORE DELETE ON "complaints" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "triggers_stay" BEFORE DELETE ON "triggers" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
-- What was published stays published, and so does what was said about it.
CREATE TRIGGER "early_disclosures_stay" BEFORE UPDATE OR DELETE ON "early_disclosures" FOR EACH ROW
  EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "disclosure_corrections_stay" BEFORE UPDATE OR DELETE ON "disclosure_corrections" FOR EACH ROW
  EXECUTE FUNCTION "refuse_change"();
