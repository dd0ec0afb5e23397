SELECT month_end, scope_code, people, people_from, people_to, events, events_at_least, people_of_three_or_more, people_same_strand, median_days_between_events, people_met,
       events_of_people_met, top_tenth_people, top_tenth_events
FROM mart.mart_hate_crime__repeat_summary
WHERE role_code = 'VICTIM' AND strand_code = 'ALL' AND people_met > 0
ORDER BY 1, 2
