CREATE TABLE "jobs" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "payload" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "turn" TEXT NOT NULL DEFAULT 'run',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "message" UUID,
    "owner" TEXT,
    "heartbeat_at" TIMESTAMPTZ(3),
    "cancel_requested" BOOLEAN NOT NULL DEFAULT false,
    "step" TEXT,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "result" JSONB,
    "problem" JSONB,
    "parent" UUID,
    "parts_left" INTEGER NOT NULL DEFAULT 0,
    "requested_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "jobs_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "register_changes" (
    "id" BIGSERIAL NOT NULL,

    CONSTRAINT "register_changes_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "scorings" (
    "id" UUID NOT NULL,
    "month" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "rule_set" TEXT COLLATE "C" NOT NULL,
    "register_version" BIGINT NOT NULL,
    "enterprises" INTEGER NOT NULL,
    "areas" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "scorings_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "scores" (
    "scoring" UUID NOT NULL,
    "enterprise" TEXT COLLATE "C" NOT NULL,
    "score" INTEGER NOT NULL,
    "tier" TEXT NOT NULL,
    "fired" JSONB NOT NULL,
    "excluded" TEXT,
    "certainty" JSONB,

    CONSTRAINT "scores_pkey" PRIMARY KEY ("scoring","enterprise")
);

-- The same request has one effect; one that came to nothing may be made again.
CREATE UNIQUE INDEX "jobs_one_effect" ON "jobs"("kind", "subject") WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text, 'split'::text, 'done'::text]));

CREATE INDEX "jobs_state_heartbeat_at_idx" ON "jobs"("state", "heartbeat_at");

CREATE INDEX "jobs_parent_idx" ON "jobs"("parent");

CREATE INDEX "jobs_created_at_id_idx" ON "jobs"("created_at", "id");

CREATE INDEX "scorings_month_completed_at_idx" ON "scorings"("month", "completed_at");

CREATE INDEX "scores_scoring_score_enterprise_idx" ON "scores"("scoring", "score", "enterprise");

ALTER TABLE "jobs" ADD CONSTRAINT "jobs_parent_fkey" FOREIGN KEY ("parent") REFERENCES "jobs"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "scorings" ADD CONSTRAINT "scorings_rule_set_fkey" FOREIGN KEY ("rule_set") REFERENCES "rule_sets"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "scores" ADD CONSTRAINT "scores_scoring_fkey" FOREIGN KEY ("scoring") REFERENCES "scorings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "jobs" ADD CONSTRAINT "jobs_state" CHECK ("state" IN ('waiting', 'running', 'split', 'done', 'refused', 'failed',
    'cancelled')),
  ADD CONSTRAINT "jobs_turn" CHECK ("turn" IN ('run', 'join')),
  ADD CONSTRAINT "jobs_owner" CHECK (("state" = 'running') = ("owner" IS NOT NULL)),
  ADD CONSTRAINT "jobs_finish" CHECK (("state" IN ('done', 'refused', 'failed', 'cancelled')) = ("finished_at" IS NOT NULL));

-- Whoever writes to the register leaves one row here for the transaction, whatever program it is.
CREATE FUNCTION "register_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  this_one text := pg_current_xact_id()::text;
BEGIN
  IF current_setting('evenhand.register_change', true) IS DISTINCT FROM this_one THEN
    INSERT INTO register_changes DEFAULT VALUES;
    PERFORM set_config('evenhand.register_change', this_one, true);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "enterprises_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "enterprises" FOR EACH STATEMENT EXECUTE FUNCTION "register_changed"();
CREATE TRIGGER "licences_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "licences" FOR EACH STATEMENT EXECUTE FUNCTION "register_changed"();
CREATE TRIGGER "devices_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "devices" FOR EACH STATEMENT EXECUTE FUNCTION "register_changed"();
CREATE TRIGGER "hazard_sources_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "hazard_sources" FOR EACH STATEMENT EXECUTE FUNCTION "register_changed"();
CREATE TRIGGER "marks_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "marks" FOR EACH STATEMENT EXECUTE FUNCTION "register_changed"();
CREATE TRIGGER "history_records_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "history_records" FOR EACH STATEMENT EXECUTE FUNCTION "register_changed"();
