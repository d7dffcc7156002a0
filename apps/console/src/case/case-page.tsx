import { take } from '@paystop/api-client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useDesk } from '../data/desk';
import { useDecision } from '../decisions/use-decision';
import { FailureAlert } from '../parts/failure-alert';
import { Loading } from '../parts/loading';
import { PageHead } from '../parts/page-head';
import { FundsGraphPart } from '../graph/funds-graph-part';
import { AuditPart } from './audit-part';
import { CaseAside } from './case-aside';
import { CaseFacts } from './case-facts';
import { FreezesPart, ObjectionsPart } from './freezes-part';
import { HoldsPart } from './holds-part';
import { NextActionPanel } from './next-action-panel';
import { PapersPart } from './papers-part';
import { ReturnsPart } from './returns-part';
import { StopsPart } from './stops-part';
import { TimelinePart } from './timeline-part';

/** Everything about a case on one page: no tabs to hunt through. */
export function CasePage() {
  const { t } = useTranslation();
  const { api } = useDesk();
  const { caseId = '' } = useParams();
  const { begin, dialog } = useDecision();
  const reading = useQuery({
    queryKey: ['case', caseId],
    queryFn: ({ signal }) => take(api.GET('/api/v1/cases/{caseId}', { signal, params: { path: { caseId } } })),
  });
  const view = reading.data;
  return (
    <>
      <PageHead title={view?.caseNumber ?? t('case.title', { id: caseId.slice(-8) })} reading={reading} />
      {reading.error === null ? null : <FailureAlert failure={reading.error} onRetry={() => void reading.refetch()} />}
      {view === undefined ? (reading.isPending ? <Loading /> : null) : (
        <div className="case-page">
          <div className="case-main">
            <CaseFacts view={view} />
            <NextActionPanel view={view} begin={begin} />
            <StopsPart view={view} begin={begin} />
            <FundsGraphPart caseId={view.caseId} />
            <HoldsPart view={view} begin={begin} />
            <FreezesPart view={view} begin={begin} />
            <ObjectionsPart view={view} begin={begin} />
            <ReturnsPart view={view} />
            <PapersPart view={view} />
            <TimelinePart view={view} />
            <AuditPart caseId={view.caseId} />
          </div>
          <CaseAside view={view} />
        </div>
      )}
      {dialog}
    </>
  );
}
