-- Purpose: an agreement as the configuration states it.
-- Grain: one agreement.
-- Inputs: the agreement's file.
-- Idempotent because: keyed by agreement_id; the caller leaves out what is recorded already.
INSERT INTO governance.agreement (agreement_id, title, starts_on, ends_on, review_on, trust_zone, grain, permitted_fields,
                                  document, document_sha256)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
ON CONFLICT (agreement_id) DO UPDATE
SET title = excluded.title, starts_on = excluded.starts_on, ends_on = excluded.ends_on, review_on = excluded.review_on,
    trust_zone = excluded.trust_zone, grain = excluded.grain, permitted_fields = excluded.permitted_fields,
    document = excluded.document, document_sha256 = excluded.document_sha256, recorded_at = now()
