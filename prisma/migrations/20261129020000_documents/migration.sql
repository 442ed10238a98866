CREATE TABLE "issued_documents" (
    "organisation" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "office" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "issued_on" DATE NOT NULL,
    "issued_by" TEXT COLLATE "C" NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "issued_documents_pkey" PRIMARY KEY ("organisation","kind","year","number")
);

CREATE TABLE "document_counters" (
    "organisation" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "document_counters_pkey" PRIMARY KEY ("organisation","kind","year")
);

CREATE TABLE "form_templates" (
    "organisation" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "sha256" TEXT COLLATE "C" NOT NULL,
    "bytes" BYTEA NOT NULL,
    "saved_by" TEXT COLLATE "C" NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "form_templates_pkey" PRIMARY KEY ("organisation","kind")
);

CREATE UNIQUE INDEX "issued_documents_kind_subject_key" ON "issued_documents"("kind", "subject");

CREATE INDEX "issued_documents_subject_idx" ON "issued_documents"("subject");

-- Closed lists.
ALTER TABLE "issued_documents" ADD CONSTRAINT "issued_documents_kind" CHECK ("kind" IN ('notice', 'record', 'evidence',
    'order', 'reinspection', 'measure', 'penalty', 'minutes', 'list')),
  ADD CONSTRAINT "issued_documents_year" CHECK ("year" = extract(year FROM "issued_on"));
ALTER TABLE "form_templates" ADD CONSTRAINT "form_templates_kind" CHECK ("kind" IN ('notice', 'record', 'evidence',
    'order', 'reinspection', 'measure', 'penalty', 'minutes', 'list'));

-- What was issued stays as it is, and its numbers have no gaps whoever writes.
CREATE TRIGGER "issued_documents_stay" BEFORE UPDATE OR DELETE ON "issued_documents" FOR EACH ROW
  EXECUTE FUNCTION "refuse_change"();

CREATE FUNCTION "document_number_follows"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.number <> 1 + coalesce((SELECT max(d.number) FROM issued_documents d WHERE d.organisation = NEW.organisation
      AND d.kind = NEW.kind AND d.year = NEW.year), 0) THEN
    RAISE EXCEPTION 'number % of % leaves a gap', NEW.number, NEW.kind USING ERRCODE = 'EH001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "issued_documents_follow" BEFORE INSERT ON "issued_documents" FOR EACH ROW
  EXECUTE FUNCTION "document_number_follows"();
