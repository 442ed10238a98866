-- A list that is sealed until the opening has no bundle yet.
ALTER TABLE "lists" ALTER COLUMN "bundle" DROP NOT NULL;

-- Searches by the beginning of a name need byte order.
ALTER TABLE "enterprises" ALTER COLUMN "name" TYPE TEXT COLLATE "C";

ALTER TABLE "recusals" ADD COLUMN "decided_by" TEXT COLLATE "C";

ALTER TABLE "campaigns" ADD COLUMN "approved_by" TEXT COLLATE "C",
ADD COLUMN "organisation" TEXT COLLATE "C",
ADD COLUMN "plan" TEXT,
ADD COLUMN "planned_by" TEXT COLLATE "C",
ADD COLUMN "rules" TEXT COLLATE "C",
ADD COLUMN "title_en" TEXT NOT NULL DEFAULT '',
ADD COLUMN "title_zh" TEXT NOT NULL DEFAULT '';

CREATE TABLE "sealed_files" (
    "campaign" TEXT COLLATE "C" NOT NULL,
    "sequence" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sealed_files_pkey" PRIMARY KEY ("campaign","sequence","kind")
);

CREATE TABLE "secret_commitments" (
    "campaign" TEXT COLLATE "C" NOT NULL,
    "sequence" INTEGER NOT NULL,
    "holder" TEXT COLLATE "C" NOT NULL,
    "sha256" TEXT NOT NULL,
    "person" TEXT COLLATE "C" NOT NULL,
    "committed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "secret_commitments_pkey" PRIMARY KEY ("campaign","sequence","holder")
);

CREATE TABLE "opened_bundles" (
    "commitment" TEXT COLLATE "C" NOT NULL,
    "bundle" TEXT COLLATE "C" NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "opened_bundles_pkey" PRIMARY KEY ("commitment")
);

CREATE TABLE "people" (
    "id" TEXT COLLATE "C" NOT NULL,
    "login" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "inspector" TEXT COLLATE "C",
    "password" TEXT NOT NULL,
    "must_change" BOOLEAN NOT NULL DEFAULT true,
    "totp" BYTEA,
    "totp_step" BIGINT,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "people_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "person_roles" (
    "person" TEXT COLLATE "C" NOT NULL,
    "role" TEXT NOT NULL,
    "organisation" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "person_roles_pkey" PRIMARY KEY ("person","role","organisation")
);

CREATE TABLE "sessions" (
    "id" TEXT COLLATE "C" NOT NULL,
    "person" TEXT COLLATE "C" NOT NULL,
    "csrf" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "api_keys" (
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "organisation" TEXT COLLATE "C" NOT NULL,
    "scopes" TEXT[],
    "created_by" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "items" (
    "code" TEXT COLLATE "C" NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "rate" TEXT,
    "organisation" TEXT COLLATE "C",

    CONSTRAINT "items_pkey" PRIMARY KEY ("code")
);

CREATE TABLE "rule_set_drafts" (
    "hash" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "author" TEXT COLLATE "C" NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "approver" TEXT COLLATE "C",
    "approved_at" TIMESTAMPTZ(3),
    "approved" TEXT,
    "organisation" TEXT COLLATE "C",

    CONSTRAINT "rule_set_drafts_pkey" PRIMARY KEY ("hash")
);

CREATE INDEX "rule_set_drafts_organisation_hash_idx" ON "rule_set_drafts"("organisation", "hash");

CREATE TABLE "recusal_requests" (
    "id" TEXT COLLATE "C" NOT NULL,
    "inspector" TEXT COLLATE "C" NOT NULL,
    "enterprise" TEXT COLLATE "C" NOT NULL,
    "ground" TEXT NOT NULL,
    "requested_by" TEXT COLLATE "C" NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by" TEXT COLLATE "C",
    "decided_at" TIMESTAMPTZ(3),
    "granted" BOOLEAN,

    CONSTRAINT "recusal_requests_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "log_entries" (
    "position" INTEGER NOT NULL,
    "entry" TEXT NOT NULL,
    "record" TEXT,

    CONSTRAINT "log_entries_pkey" PRIMARY KEY ("position")
);

CREATE TABLE "log_heads" (
    "size" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "log_heads_pkey" PRIMARY KEY ("size")
);

CREATE TABLE "audit_trail" (
    "position" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT COLLATE "C" NOT NULL,
    "action" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "organisation" TEXT COLLATE "C",
    "content" TEXT NOT NULL,
    "previous" TEXT NOT NULL,
    "hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "audit_trail_pkey" PRIMARY KEY ("position")
);

CREATE TABLE "idempotent_replies" (
    "owner" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "request" TEXT NOT NULL,
    "status" INTEGER,
    "body" TEXT,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotent_replies_pkey" PRIMARY KEY ("owner","key")
);

CREATE UNIQUE INDEX "people_login_key" ON "people"("login");

CREATE INDEX "person_roles_organisation_person_idx" ON "person_roles"("organisation", "person");

CREATE INDEX "sessions_person_idx" ON "sessions"("person");

CREATE UNIQUE INDEX "api_keys_secret_key" ON "api_keys"("secret");

CREATE INDEX "api_keys_organisation_id_idx" ON "api_keys"("organisation", "id");

CREATE INDEX "recusal_requests_inspector_idx" ON "recusal_requests"("inspector");

CREATE INDEX "audit_trail_kind_subject_position_idx" ON "audit_trail"("kind", "subject", "position");

CREATE INDEX "audit_trail_actor_position_idx" ON "audit_trail"("actor", "position");

CREATE INDEX "audit_trail_organisation_position_idx" ON "audit_trail"("organisation", "position");

CREATE INDEX "idempotent_replies_saved_at_idx" ON "idempotent_replies"("saved_at");

CREATE INDEX "campaigns_organisation_id_idx" ON "campaigns"("organisation", "id");

ALTER TABLE "person_roles" ADD CONSTRAINT "person_roles_person_fkey" FOREIGN KEY ("person") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_fkey" FOREIGN KEY ("person") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Closed lists.
ALTER TABLE "person_roles" ADD CONSTRAINT "person_roles_role" CHECK ("role" IN ('administrator', 'planner',
  'supervisor', 'officer', 'leader', 'auditor'));
ALTER TABLE "items" ADD CONSTRAINT "items_kind" CHECK ("kind" IN ('general', 'key')),
  ADD CONSTRAINT "items_rate" CHECK ("kind" = 'key' OR "rate" IS NOT NULL);
ALTER TABLE "sealed_files" ADD CONSTRAINT "sealed_files_kind" CHECK ("kind" IN ('working', 'sealed'));
ALTER TABLE "recusal_requests" ADD CONSTRAINT "recusal_requests_ground" CHECK ("ground" IN ('relation',
  'formerEmployment', 'requestGranted', 'other')),
  ADD CONSTRAINT "recusal_requests_decision" CHECK (("decided_by" IS NULL) = ("granted" IS NULL));
-- Who wrote a thing does not approve it; who planned a campaign does not approve it.
ALTER TABLE "rule_set_drafts" ADD CONSTRAINT "rule_set_drafts_apart" CHECK ("approver" <> "author");
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_apart" CHECK ("approved_by" <> "planned_by");

-- What a campaign was approved for stays as it was approved.
CREATE FUNCTION "campaign_content"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'draft' AND (NEW.organisation, NEW.title_zh, NEW.title_en, NEW.plan, NEW.rules, NEW.planned_by,
      NEW.approved_by) IS DISTINCT FROM (OLD.organisation, OLD.title_zh, OLD.title_en, OLD.plan, OLD.rules,
      OLD.planned_by, OLD.approved_by) THEN
    RAISE EXCEPTION 'the plan of % is fixed since its approval', OLD.id USING ERRCODE = 'EH002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "campaign_content" BEFORE UPDATE ON "campaigns" FOR EACH ROW EXECUTE FUNCTION "campaign_content"();

-- The audit trail grows by one entry at a time, each naming the hash of the one before; nothing of it changes.
CREATE FUNCTION "audit_append"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last audit_trail%ROWTYPE;
BEGIN
  SELECT * INTO last FROM audit_trail ORDER BY position DESC LIMIT 1;
  IF NEW.position <> COALESCE(last.position, 0) + 1 OR NEW.previous <> COALESCE(last.hash, '')
      OR NEW.hash <> encode(sha256(convert_to(NEW.content, 'UTF8')), 'hex') THEN
    RAISE EXCEPTION 'entry % does not follow entry %', NEW.position, last.position USING ERRCODE = 'EH003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "audit_append" BEFORE INSERT ON "audit_trail" FOR EACH ROW EXECUTE FUNCTION "audit_append"();
CREATE TRIGGER "audit_trail_stays" BEFORE UPDATE OR DELETE ON "audit_trail" FOR EACH ROW
  EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_trail_whole" BEFORE TRUNCATE ON "audit_trail" FOR EACH STATEMENT
  EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "log_entries_stay" BEFORE UPDATE OR DELETE ON "log_entries" FOR EACH ROW
  EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "log_heads_stay" BEFORE UPDATE OR DELETE ON "log_heads" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "sealed_files_stay" BEFORE UPDATE OR DELETE ON "sealed_files" FOR EACH ROW
  EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "opened_bundles_stay" BEFORE UPDATE OR DELETE ON "opened_bundles" FOR EACH ROW
  EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "secret_commitments_stay" BEFORE UPDATE OR DELETE ON "secret_commitments" FOR EACH ROW
  EXECUTE FUNCTION "refuse_change"();

-- The log has no gaps.
CREATE FUNCTION "log_append"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.position <> (SELECT count(*) FROM log_entries) THEN
    RAISE EXCEPTION 'entry % leaves a gap in the log', NEW.position USING ERRCODE = 'EH003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "log_append" BEFORE INSERT ON "log_entries" FOR EACH ROW EXECUTE FUNCTION "log_append"();

-- A person keeps one path to each duty apart: who plans never administers, supervises or audits.
CREATE FUNCTION "roles_apart"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM person_roles one JOIN person_roles other USING (person)
      WHERE person = NEW.person AND one.role = 'planner'
        AND other.role IN ('administrator', 'supervisor', 'auditor')) THEN
    RAISE EXCEPTION 'person % would plan and control at once', NEW.person USING ERRCODE = 'EH004';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "roles_apart" AFTER INSERT OR UPDATE ON "person_roles" FOR EACH ROW EXECUTE FUNCTION "roles_apart"();
