INSERT INTO audit.run (run_key, command, host, process_id) OVERRIDING SYSTEM VALUE VALUES (900000, 'test', 'test', 1);
