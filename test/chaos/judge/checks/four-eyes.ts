import { type Check, sqlCheck } from '../finding';

/** Each decision that takes two people, with who proposed and who decided. */
const DECISIONS = `
  SELECT 'institution ' || code AS what, entry->'data'->>'proposedBy' AS proposed, entry->>'actor' AS decided FROM dispatcher.institution_audit WHERE entry->>'action' = 'InstitutionChanged'
  UNION ALL SELECT 'freeze ' || freeze_id, proposed_by, approved_by FROM orchestrator.account_freeze
  UNION ALL SELECT 'renewal ' || freeze_id, renewal_proposed_by, renewal_approved_by FROM orchestrator.account_freeze
  UNION ALL SELECT 'unfreeze ' || freeze_id, unfreeze_proposed_by, unfreeze_approved_by FROM orchestrator.account_freeze
  UNION ALL SELECT 'release ' || hold_id, release_proposed_by, release_approved_by FROM orchestrator.hold
  UNION ALL SELECT 'objection ' || objection_id, recorded_by, decided_by FROM orchestrator.objection
  UNION ALL SELECT 'return ' || return_id, proposed_by, approved_by FROM orchestrator.funds_return`;

export const FOUR_EYES_CHECKS: readonly Check[] = [
  sqlCheck('I11', 'nobody approved their own proposal', {
    looked: `SELECT 1 FROM (${DECISIONS}) AS decisions WHERE proposed IS NOT NULL AND decided IS NOT NULL`,
    wrong: `SELECT what, proposed FROM (${DECISIONS}) AS decisions WHERE proposed = decided`,
  }),
];
