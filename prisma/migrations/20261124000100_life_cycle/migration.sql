-- The life cycle of a campaign, enforced where every process must pass: draft → approved → committed → drawn →
-- paired → issued → inProgress → closed → opened. A void leads from committed, drawn, paired or issued back to
-- approved and raises the sequence by one. Refusals carry SQLSTATE EH001 (life cycle) or EH002 (unchangeable).

CREATE FUNCTION "campaign_step"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  steps CONSTANT text[] := ARRAY['draft', 'approved', 'committed', 'drawn', 'paired', 'issued', 'inProgress',
    'closed', 'opened'];
  is_forward boolean := array_position(steps, NEW.state) = array_position(steps, OLD.state) + 1
    AND NEW.sequence = OLD.sequence;
  is_void boolean := OLD.state IN ('committed', 'drawn', 'paired', 'issued') AND NEW.state = 'approved'
    AND NEW.sequence = OLD.sequence + 1;
  has_live boolean := EXISTS (SELECT FROM commitments WHERE campaign = NEW.id AND voided_at IS NULL);
BEGIN
  IF NEW.id <> OLD.id OR NEW.kind <> OLD.kind OR NEW.month <> OLD.month THEN
    RAISE EXCEPTION 'a campaign keeps its id, kind and month' USING ERRCODE = 'EH002';
  END IF;
  IF NEW.state = OLD.state AND NEW.sequence = OLD.sequence THEN RETURN NEW; END IF;
  IF NOT (is_forward OR is_void) THEN
    RAISE EXCEPTION 'no step from % % to % %', OLD.state, OLD.sequence, NEW.state, NEW.sequence
      USING ERRCODE = 'EH001';
  END IF;
  IF has_live <> (array_position(steps, NEW.state) >= array_position(steps, 'committed'::text)) THEN
    RAISE EXCEPTION 'state % does not agree with the commitments of %', NEW.state, NEW.id USING ERRCODE = 'EH001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "campaign_step" BEFORE UPDATE ON "campaigns" FOR EACH ROW EXECUTE FUNCTION "campaign_step"();

CREATE FUNCTION "campaign_start"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> 'draft' OR NEW.sequence <> 1 THEN
    RAISE EXCEPTION 'a campaign starts as draft 1' USING ERRCODE = 'EH001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "campaign_start" BEFORE INSERT ON "campaigns" FOR EACH ROW EXECUTE FUNCTION "campaign_start"();

-- A commitment is made only in state approved and for the campaign's sequence. The row lock makes concurrent
-- attempts take turns; the partial unique index then leaves exactly one live.
CREATE FUNCTION "commitment_start"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  owner campaigns%ROWTYPE;
BEGIN
  SELECT * INTO owner FROM campaigns WHERE id = NEW.campaign FOR UPDATE;
  IF owner.state IS DISTINCT FROM 'approved' OR owner.sequence <> NEW.sequence OR NEW.voided_at IS NOT NULL THEN
    RAISE EXCEPTION 'campaign % is % %', NEW.campaign, owner.state, owner.sequence USING ERRCODE = 'EH001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "commitment_start" BEFORE INSERT ON "commitments" FOR EACH ROW EXECUTE FUNCTION "commitment_start"();

CREATE FUNCTION "commitment_void"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.hash, NEW.campaign, NEW.sequence, NEW.content, NEW.committed_at)
      IS DISTINCT FROM (OLD.hash, OLD.campaign, OLD.sequence, OLD.content, OLD.committed_at)
      OR OLD.voided_at IS NOT NULL THEN
    RAISE EXCEPTION 'commitment % can only be voided, once', OLD.hash USING ERRCODE = 'EH002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "commitment_void" BEFORE UPDATE ON "commitments" FOR EACH ROW EXECUTE FUNCTION "commitment_void"();

-- What was published stays.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME USING ERRCODE = 'EH002';
END $$;
CREATE TRIGGER "campaigns_stay" BEFORE DELETE ON "campaigns" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "commitments_stay" BEFORE DELETE ON "commitments" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "rule_sets_stay" BEFORE UPDATE OR DELETE ON "rule_sets" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "lists_stay" BEFORE UPDATE OR DELETE ON "lists" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "list_targets_stay" BEFORE UPDATE OR DELETE ON "list_targets" FOR EACH ROW
  EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "list_seats_stay" BEFORE UPDATE OR DELETE ON "list_seats" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "reserves_stay" BEFORE UPDATE OR DELETE ON "reserves" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "bundles_stay" BEFORE UPDATE OR DELETE ON "bundles" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "bundle_parts_stay" BEFORE UPDATE OR DELETE ON "bundle_parts" FOR EACH ROW
  EXECUTE FUNCTION "refuse_change"();
