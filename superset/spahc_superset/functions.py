def mutate_query(sql, **kwargs):
    return sql
