-- Every order and filter that a list offers has an index.
CREATE INDEX "enterprises_status_id_idx" ON "enterprises"("status", "id");

CREATE INDEX "history_records_date_id_idx" ON "history_records"("date", "id");

CREATE INDEX "campaigns_month_id_idx" ON "campaigns"("month", "id");

CREATE INDEX "campaigns_state_id_idx" ON "campaigns"("state", "id");

CREATE INDEX "list_targets_commitment_date_enterprise_idx" ON "list_targets"("commitment", "date", "enterprise");

CREATE INDEX "items_organisation_code_idx" ON "items"("organisation", "code");

CREATE INDEX "imports_source_id_idx" ON "imports"("source", "id");

CREATE INDEX "audit_trail_kind_position_idx" ON "audit_trail"("kind", "position");

CREATE INDEX "audit_trail_subject_position_idx" ON "audit_trail"("subject", "position");
