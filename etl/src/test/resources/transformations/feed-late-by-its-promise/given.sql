-- Hate offences promise 30 hours: a newest published delivery of three days ago is late, whatever is held or came since. Outcomes of
-- today are on time. A feed that never delivered is neither.
INSERT INTO audit.delivery (delivery_key, feed, source_code, business_date, file_name, sha256, size_bytes, state)
OVERRIDING SYSTEM VALUE
VALUES (800001, 'avon-somerset-police/hate-offences', 'ASP', (now() AT TIME ZONE 'Europe/London')::date - 3, 'file-1', repeat('1', 64), 1, 'PUBLISHED'),
       (800002, 'avon-somerset-police/hate-offences', 'ASP', (now() AT TIME ZONE 'Europe/London')::date, 'file-2', repeat('2', 64), 1, 'HELD'),
       (800003, 'avon-somerset-police/outcomes', 'ASP', (now() AT TIME ZONE 'Europe/London')::date, 'file-3', repeat('3', 64), 1, 'PUBLISHED'),
       (800004, 'avon-somerset-police/outcomes', 'ASP', (now() AT TIME ZONE 'Europe/London')::date, 'file-4', repeat('4', 64), 1, 'FAILED');
