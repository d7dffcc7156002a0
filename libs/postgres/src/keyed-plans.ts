/**
 * The apps' statements fetch rows by key. A table that was never analysed (fresh, or on a server without autovacuum)
 * makes the planner scan and hash it instead, which costs minutes once it has grown; one plan for all, by index.
 */
export const KEYED_PLANS = { enable_seqscan: 'off', enable_hashjoin: 'off', enable_mergejoin: 'off', plan_cache_mode: 'force_generic_plan', jit: 'off' } as const;
