--liquibase formatted sql

--changeset spahc:incident-strand runOnChange:true splitStatements:false
-- The strands under which a record enters a figure: all (-3), each that it is flagged with, and the one as which a local strand
-- counts nationally. As agg_area_month counts, for marts that count facts.
CREATE OR REPLACE VIEW warehouse.incident_strand AS
SELECT incident_key, -3 AS strand_key FROM warehouse.fact_incident
UNION ALL
(SELECT incident_key, strand_key FROM warehouse.bridge_incident_strand
 UNION
 SELECT b.incident_key, n.strand_key
 FROM warehouse.bridge_incident_strand b
 JOIN warehouse.dim_strand d ON d.strand_key = b.strand_key
 JOIN warehouse.dim_strand n ON n.strand_code = d.national_strand_code);
