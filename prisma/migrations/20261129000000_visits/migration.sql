CREATE TABLE "checklists" (
    "hash" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "content" TEXT NOT NULL,

    CONSTRAINT "checklists_pkey" PRIMARY KEY ("hash")
);

CREATE TABLE "visits" (
    "id" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT NOT NULL,
    "campaign" TEXT COLLATE "C",
    "commitment" TEXT COLLATE "C",
    "ground" TEXT NOT NULL,
    "reinspects" TEXT COLLATE "C",
    "enterprise" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "organisation" TEXT COLLATE "C",
    "domain" TEXT NOT NULL,
    "planned_on" DATE NOT NULL,
    "due_on" DATE,
    "checklists" TEXT[],
    "stage" TEXT NOT NULL DEFAULT 'issued',
    "result_code" TEXT,
    "result_domain" TEXT,
    "completed_on" DATE,
    "disclosure_due" DATE,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "completed_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_reason" TEXT,

    CONSTRAINT "visits_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "visit_officers" (
    "visit" TEXT COLLATE "C" NOT NULL,
    "inspector" TEXT COLLATE "C" NOT NULL,
    "seat" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "certificate" TEXT,
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "visit_officers_pkey" PRIMARY KEY ("visit","inspector")
);

CREATE TABLE "visit_operations" (
    "visit" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "position" SERIAL NOT NULL,
    "device" TEXT COLLATE "C" NOT NULL,
    "sequence" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "person" TEXT COLLATE "C" NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "visit_operations_pkey" PRIMARY KEY ("visit","id")
);

CREATE TABLE "visit_evidence" (
    "visit" TEXT COLLATE "C" NOT NULL,
    "sha256" TEXT COLLATE "C" NOT NULL,
    "type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "received" INTEGER NOT NULL DEFAULT 0,
    "complete" BOOLEAN NOT NULL DEFAULT false,
    "created_by" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "visit_evidence_pkey" PRIMARY KEY ("visit","sha256")
);

CREATE TABLE "visit_evidence_parts" (
    "visit" TEXT COLLATE "C" NOT NULL,
    "sha256" TEXT COLLATE "C" NOT NULL,
    "start" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "visit_evidence_parts_pkey" PRIMARY KEY ("visit","sha256","start")
);

CREATE TABLE "findings" (
    "visit" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "enterprise" TEXT COLLATE "C" NOT NULL,
    "organisation" TEXT COLLATE "C",
    "found_on" DATE NOT NULL,
    "grade" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "item" TEXT COLLATE "C",
    "text" TEXT NOT NULL,
    "evidence" TEXT[],
    "corrected" BOOLEAN NOT NULL,

    CONSTRAINT "findings_pkey" PRIMARY KEY ("visit","id")
);

CREATE TABLE "follow_ups" (
    "id" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "visit" TEXT COLLATE "C" NOT NULL,
    "enterprise" TEXT COLLATE "C" NOT NULL,
    "organisation" TEXT COLLATE "C",
    "opened_on" DATE NOT NULL,
    "deadline" DATE,
    "closed_on" DATE,
    "amount_fen" BIGINT,
    "document" JSONB NOT NULL,

    CONSTRAINT "follow_ups_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "rechecks" (
    "order" TEXT COLLATE "C" NOT NULL,
    "visit" TEXT COLLATE "C" NOT NULL,
    "passed" BOOLEAN NOT NULL,
    "on_day" DATE NOT NULL,

    CONSTRAINT "rechecks_pkey" PRIMARY KEY ("order","visit")
);

CREATE TABLE "seals" (
    "measure" TEXT COLLATE "C" NOT NULL,
    "seal" TEXT COLLATE "C" NOT NULL,
    "device" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "enterprise" TEXT COLLATE "C" NOT NULL,
    "organisation" TEXT COLLATE "C",
    "sealed_on" DATE NOT NULL,
    "released_on" DATE,

    CONSTRAINT "seals_pkey" PRIMARY KEY ("measure","seal")
);

CREATE TABLE "follow_up_settings" (
    "id" TEXT NOT NULL,
    "document" JSONB NOT NULL,

    CONSTRAINT "follow_up_settings_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "substitutions" (
    "campaign" TEXT COLLATE "C" NOT NULL,
    "sequence" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "record" TEXT NOT NULL,

    CONSTRAINT "substitutions_pkey" PRIMARY KEY ("campaign","sequence","position")
);

CREATE INDEX "visits_organisation_id_idx" ON "visits"("organisation", "id");

CREATE INDEX "visits_campaign_id_idx" ON "visits"("campaign", "id");

CREATE INDEX "visits_enterprise_planned_on_idx" ON "visits"("enterprise", "planned_on");

CREATE INDEX "visits_planned_on_id_idx" ON "visits"("planned_on", "id");

CREATE INDEX "visits_completed_on_idx" ON "visits"("completed_on");

CREATE INDEX "visit_officers_inspector_idx" ON "visit_officers"("inspector");

CREATE UNIQUE INDEX "visit_operations_visit_device_sequence_key" ON "visit_operations"("visit", "device", "sequence");

CREATE INDEX "visit_operations_visit_position_idx" ON "visit_operations"("visit", "position");

CREATE INDEX "findings_found_on_idx" ON "findings"("found_on");

CREATE INDEX "findings_enterprise_idx" ON "findings"("enterprise");

CREATE INDEX "follow_ups_kind_organisation_id_idx" ON "follow_ups"("kind", "organisation", "id");

CREATE INDEX "follow_ups_kind_opened_on_idx" ON "follow_ups"("kind", "opened_on");

CREATE INDEX "follow_ups_visit_idx" ON "follow_ups"("visit");

CREATE UNIQUE INDEX "seals_in_force" ON "seals"("seal") WHERE (released_on IS NULL);

ALTER TABLE "visit_officers" ADD CONSTRAINT "visit_officers_visit_fkey" FOREIGN KEY ("visit") REFERENCES "visits"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "visit_operations" ADD CONSTRAINT "visit_operations_visit_fkey" FOREIGN KEY ("visit") REFERENCES "visits"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "visit_evidence" ADD CONSTRAINT "visit_evidence_visit_fkey" FOREIGN KEY ("visit") REFERENCES "visits"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "visit_evidence_parts" ADD CONSTRAINT "visit_evidence_parts_visit_sha256_fkey" FOREIGN KEY ("visit", "sha256") REFERENCES "visit_evidence"("visit", "sha256") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "findings" ADD CONSTRAINT "findings_visit_fkey" FOREIGN KEY ("visit") REFERENCES "visits"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_visit_fkey" FOREIGN KEY ("visit") REFERENCES "visits"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "rechecks" ADD CONSTRAINT "rechecks_order_fkey" FOREIGN KEY ("order") REFERENCES "follow_ups"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "rechecks" ADD CONSTRAINT "rechecks_visit_fkey" FOREIGN KEY ("visit") REFERENCES "visits"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "seals" ADD CONSTRAINT "seals_measure_fkey" FOREIGN KEY ("measure") REFERENCES "follow_ups"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Closed lists.
ALTER TABLE "visits" ADD CONSTRAINT "visits_kind" CHECK ("kind" IN ('campaign', 'case', 'reinspection')),
  ADD CONSTRAINT "visits_stage" CHECK ("stage" IN ('issued', 'noticed', 'checkedIn', 'recorded', 'concluded', 'signed',
    'completed')),
  ADD CONSTRAINT "visits_result" CHECK ("result_code" IN ('no-problem', 'not-disclosed', 'false-information',
    'corrected-on-order', 'activity-not-found', 'unreachable', 'closed', 'uncooperative', 'deregistered',
    'other-violation')),
  ADD CONSTRAINT "visits_completed" CHECK (("stage" = 'completed') = ("completed_on" IS NOT NULL)
    AND ("stage" <> 'completed' OR "result_code" IS NOT NULL)),
  ADD CONSTRAINT "visits_reinspection" CHECK (("kind" = 'reinspection') = ("reinspects" IS NOT NULL));
ALTER TABLE "findings" ADD CONSTRAINT "findings_grade" CHECK ("grade" IN ('general', 'major'));
ALTER TABLE "visit_evidence" ADD CONSTRAINT "visit_evidence_received"
  CHECK ("received" BETWEEN 0 AND "size" AND (NOT "complete" OR "received" = "size"));
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_state" CHECK (CASE "kind"
    WHEN 'order' THEN "state" IN ('open', 'overdue', 'failed', 'rectified', 'closed')
    WHEN 'measure' THEN "state" IN ('proposed', 'decided', 'refused', 'released')
    WHEN 'penalty' THEN "state" IN ('drafted', 'proposed', 'returned', 'reviewed', 'agreed', 'decided', 'dismissed')
    WHEN 'referral' THEN "state" IN ('proposed', 'withheld', 'referred', 'accepted', 'declined')
    WHEN 'interview' THEN "state" IN ('scheduled', 'held', 'missed')
    WHEN 'abnormal' THEN "state" IN ('open', 'submitted', 'dropped')
    ELSE false END),
  ADD CONSTRAINT "follow_ups_document" CHECK ("document"->>'id' = "id" AND "document"->>'kind' = "kind"
    AND "document"->>'state' = "state"
    AND ("document"->>'deadline') IS NOT DISTINCT FROM to_char("deadline", 'YYYY-MM-DD')
    AND ("document"->>'closedOn') IS NOT DISTINCT FROM to_char("closed_on", 'YYYY-MM-DD')),
  ADD CONSTRAINT "follow_ups_amount" CHECK ("amount_fen" IS NULL OR ("kind" = 'penalty' AND "amount_fen" >= 0));

-- What was acknowledged stays: operations and evidence are never changed, a completed visit never goes back.
CREATE TRIGGER "visit_operations_stay" BEFORE UPDATE OR DELETE ON "visit_operations" FOR EACH ROW
  EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "checklists_stay" BEFORE UPDATE OR DELETE ON "checklists" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "substitutions_stay" BEFORE UPDATE OR DELETE ON "substitutions" FOR EACH ROW
  EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "rechecks_stay" BEFORE UPDATE OR DELETE ON "rechecks" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "follow_ups_stay" BEFORE DELETE ON "follow_ups" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "visits_stay" BEFORE DELETE ON "visits" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "findings_stay" BEFORE DELETE ON "findings" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "seals_stay" BEFORE DELETE ON "seals" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

CREATE FUNCTION "visit_step"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.kind, NEW.campaign, NEW.enterprise, NEW.reinspects, NEW.issued_at, NEW.checklists)
      IS DISTINCT FROM (OLD.id, OLD.kind, OLD.campaign, OLD.enterprise, OLD.reinspects, OLD.issued_at, OLD.checklists)
      OR OLD.stage = 'completed' AND (NEW.stage, NEW.completed_on) IS DISTINCT FROM (OLD.stage, OLD.completed_on)
      OR OLD.disclosure_due IS NOT NULL AND NEW.disclosure_due IS DISTINCT FROM OLD.disclosure_due THEN
    RAISE EXCEPTION 'visit % keeps what it is about, and its completion', OLD.id USING ERRCODE = 'EH002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "visit_step" BEFORE UPDATE ON "visits" FOR EACH ROW EXECUTE FUNCTION "visit_step"();

CREATE FUNCTION "evidence_step"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.complete OR (NEW.visit, NEW.sha256, NEW.size) IS DISTINCT FROM (OLD.visit, OLD.sha256, OLD.size) THEN
    RAISE EXCEPTION 'evidence % is complete, and stays', OLD.sha256 USING ERRCODE = 'EH002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "evidence_step" BEFORE UPDATE ON "visit_evidence" FOR EACH ROW EXECUTE FUNCTION "evidence_step"();

CREATE FUNCTION "evidence_stays"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'visit_evidence_parts' THEN
    IF EXISTS (SELECT FROM visit_evidence e WHERE e.visit = OLD.visit AND e.sha256 = OLD.sha256 AND e.complete) THEN
      RAISE EXCEPTION 'evidence % is complete, and stays', OLD.sha256 USING ERRCODE = 'EH002';
    END IF;
  ELSIF OLD.complete THEN
    RAISE EXCEPTION 'evidence % is complete, and stays', OLD.sha256 USING ERRCODE = 'EH002';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "evidence_stays" BEFORE DELETE ON "visit_evidence" FOR EACH ROW EXECUTE FUNCTION "evidence_stays"();
CREATE TRIGGER "evidence_parts_stay" BEFORE UPDATE OR DELETE ON "visit_evidence_parts" FOR EACH ROW
  EXECUTE FUNCTION "evidence_stays"();

-- 复查: found by the completed reinspection of that very order, not asserted.
CREATE FUNCTION "recheck_start"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM visits v WHERE v.id = NEW.visit AND v.kind = 'reinspection' AND v.stage = 'completed'
      AND v.reinspects = NEW."order") THEN
    RAISE EXCEPTION 'visit % is no completed reinspection of %', NEW.visit, NEW."order" USING ERRCODE = 'EH001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "recheck_start" BEFORE INSERT ON "rechecks" FOR EACH ROW EXECUTE FUNCTION "recheck_start"();

CREATE FUNCTION "follow_up_start"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state NOT IN ('open', 'proposed', 'drafted', 'scheduled') THEN
    RAISE EXCEPTION '% begins in its first state, not in %', NEW.kind, NEW.state USING ERRCODE = 'EH001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "follow_up_start" BEFORE INSERT ON "follow_ups" FOR EACH ROW EXECUTE FUNCTION "follow_up_start"();

-- What must hold whoever writes: an order is closed only after a recheck that was passed; a penalty is decided only
-- after a review by somebody who did not investigate, and at or above its threshold only after a collective one; what
-- has ended stays as it is; a deadline moves only by an extension.
CREATE FUNCTION "follow_up_step"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  document jsonb := NEW.document;
  passed boolean;
BEGIN
  IF (NEW.id, NEW.kind, NEW.visit, NEW.enterprise, NEW.opened_on, document->'investigators', document->'thresholdFen')
      IS DISTINCT FROM (OLD.id, OLD.kind, OLD.visit, OLD.enterprise, OLD.opened_on, OLD.document->'investigators',
        OLD.document->'thresholdFen') THEN
    RAISE EXCEPTION 'follow-up % keeps what it is about', OLD.id USING ERRCODE = 'EH002';
  END IF;
  IF OLD.closed_on IS NOT NULL THEN
    RAISE EXCEPTION 'follow-up % has ended', OLD.id USING ERRCODE = 'EH002';
  END IF;
  IF OLD.deadline IS NOT NULL AND NEW.deadline IS DISTINCT FROM OLD.deadline AND NOT (CASE NEW.kind
      WHEN 'order' THEN jsonb_array_length(document->'extensions') > jsonb_array_length(OLD.document->'extensions')
      WHEN 'measure' THEN jsonb_typeof(document->'extension') = 'object'
        AND jsonb_typeof(OLD.document->'extension') = 'null'
      ELSE false END) THEN
    RAISE EXCEPTION 'the deadline of % moves only by an extension', OLD.id USING ERRCODE = 'EH002';
  END IF;
  IF NEW.kind = 'order' AND NEW.state IN ('rectified', 'closed') THEN
    SELECT r.passed INTO passed FROM rechecks r JOIN visits v ON v.id = r.visit
      WHERE r."order" = NEW.id ORDER BY r.on_day DESC, v.completed_at DESC LIMIT 1;
    IF passed IS NOT TRUE OR (NEW.state = 'closed' AND OLD.state <> 'rectified') THEN
      RAISE EXCEPTION 'order % was not rechecked', OLD.id USING ERRCODE = 'EH001';
    END IF;
  END IF;
  IF NEW.kind = 'penalty' AND NEW.state = 'decided' THEN
    IF (document->'review'->'agreed') IS DISTINCT FROM 'true'::jsonb
        OR document->'investigators' ? (document->'review'->>'by')
        OR document->'investigators' ? (document->'decision'->>'by')
        OR document->'review'->>'by' = document->'proposal'->>'by'
        OR NEW.amount_fen IS DISTINCT FROM (document->'decision'->>'amountFen')::bigint
        OR NEW.amount_fen > (document->'proposal'->>'amountFen')::bigint THEN
      RAISE EXCEPTION 'penalty % was not reviewed by somebody else', OLD.id USING ERRCODE = 'EH001';
    END IF;
    IF (document->'proposal'->>'amountFen')::bigint >= (document->>'thresholdFen')::bigint
        AND (document->'collective'->'agreed') IS DISTINCT FROM 'true'::jsonb THEN
      RAISE EXCEPTION 'penalty % needs collective review', OLD.id USING ERRCODE = 'EH001';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "follow_up_step" BEFORE UPDATE ON "follow_ups" FOR EACH ROW EXECUTE FUNCTION "follow_up_step"();
