-- The split of a frozen account between victims, written from domain.md 3.3 alone and in decimal arithmetic of the
-- database: an opinion of its own about what the product computes. $1 = what is available in fen, $2 = the losses in the
-- order of the claims. Nothing here comes from the product's code.
WITH claim AS (
  SELECT ordinality AS place, loss FROM unnest($2::numeric[]) WITH ORDINALITY AS given (loss, ordinality)
), whole AS (
  SELECT sum(loss) AS total, least($1::numeric, sum(loss)) AS payable FROM claim
), divided AS (
  SELECT place, loss, payable, div(loss * payable, total) AS whole_fen, mod(loss * payable, total) AS rest FROM claim CROSS JOIN whole
), ranked AS (
  SELECT *, row_number() OVER (ORDER BY rest DESC, loss DESC, place) AS rank, payable - sum(whole_fen) OVER () AS fen_left FROM divided
)
SELECT array_agg((whole_fen + CASE WHEN rank <= fen_left THEN 1 ELSE 0 END)::text ORDER BY place) AS amounts FROM ranked;
