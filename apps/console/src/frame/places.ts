import { mayCall, type Operation, type Person } from '@paystop/ui-kit';

interface Place {
  readonly to: string;
  readonly text: string;
  readonly needs: Operation;
}

const PLACES: readonly Place[] = [
  { to: '/', text: 'nav.queue', needs: 'listCases' },
  { to: '/instructions', text: 'nav.work_list', needs: 'instructionSync' },
  { to: '/approvals', text: 'nav.approvals', needs: 'listFreezes' },
  { to: '/holds', text: 'nav.holds', needs: 'listHolds' },
  { to: '/returns', text: 'nav.returns', needs: 'returnList' },
  { to: '/warnings', text: 'nav.warnings', needs: 'listWarnings' },
  { to: '/risk', text: 'nav.risk', needs: 'riskIndicators' },
  { to: '/banks', text: 'nav.banks', needs: 'institutionList' },
  { to: '/statistics', text: 'nav.statistics', needs: 'readStatistics' },
  { to: '/dead-letters', text: 'nav.dead_letters', needs: 'listDeadLetters' },
  { to: '/audit', text: 'nav.audit', needs: 'auditList' },
  { to: '/wall', text: 'nav.wall', needs: 'listCases' },
];

/** The pages that a role of this person may see, in the order of the bar. */
export function placesOf(person: Pick<Person, 'roles'>): readonly Place[] {
  return PLACES.filter(({ needs }) => mayCall(person, needs));
}
