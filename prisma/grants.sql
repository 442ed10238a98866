-- The rights of the role that the service runs as; run as the owner of the tables, after every migration.
-- The role itself is made beforehand: CREATE ROLE evenhand_app LOGIN;
GRANT USAGE ON SCHEMA public, pgboss TO evenhand_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, pgboss TO evenhand_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO evenhand_app;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO evenhand_app;

-- What was written or published once is only read from then on.
REVOKE UPDATE, DELETE, TRUNCATE ON audit_trail, log_entries, log_heads, rule_sets, lists, list_targets, list_seats,
  reserves, bundles, bundle_parts, checklists, visit_operations, rechecks, substitutions FROM evenhand_app;
-- What goes on may change, and never disappears.
REVOKE DELETE, TRUNCATE ON campaigns, commitments, visits, findings, follow_ups, seals, issued_documents, complaints
  FROM evenhand_app;
-- Schema and migrations belong to the owner.
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON _prisma_migrations FROM evenhand_app;
