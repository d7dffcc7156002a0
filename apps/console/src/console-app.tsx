import { useSessionState } from '@paystop/ui-kit';
import { App as AntApp } from 'antd';
import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { DeskFrame } from './frame/desk-frame';
import { NotFoundPage } from './frame/not-found-page';
import { SignInPage } from './frame/sign-in-page';
import { SessionEndedDialog } from './frame/session-ended-dialog';
import { DeskTheme } from './frame/desk-theme';
import { Loading } from './parts/loading';
import { useLiveUpdates } from './data/use-live-updates';
import { HomePage } from './frame/home-page';

const CasePage = lazy(async () => ({ default: (await import('./case/case-page')).CasePage }));
const WorkListPage = lazy(async () => ({ default: (await import('./instructions/work-list-page')).WorkListPage }));
const BanksPage = lazy(async () => ({ default: (await import('./banks/banks-page')).BanksPage }));
const StatisticsPage = lazy(async () => ({ default: (await import('./statistics/statistics-page')).StatisticsPage }));
const AuditPage = lazy(async () => ({ default: (await import('./audit/audit-page')).AuditPage }));
const WallPage = lazy(async () => ({ default: (await import('./wall/wall-page')).WallPage }));
const WarningsPage = lazy(async () => ({ default: (await import('./warnings/warnings-page')).WarningsPage }));
const HoldsPage = lazy(async () => ({ default: (await import('./holds/holds-page')).HoldsPage }));
const RiskPage = lazy(async () => ({ default: (await import('./risk/risk-page')).RiskPage }));
const ApprovalsPage = lazy(async () => ({ default: (await import('./approvals/approvals-page')).ApprovalsPage }));
const ReturnsPage = lazy(async () => ({ default: (await import('./returns/returns-page')).ReturnsPage }));
const ReturnPage = lazy(async () => ({ default: (await import('./returns/return-page')).ReturnPage }));
const ProposeReturnPage = lazy(async () => ({ default: (await import('./returns/propose-return-page')).ProposeReturnPage }));
const DeadLettersPage = lazy(async () => ({ default: (await import('./dead-letters/dead-letters-page')).DeadLettersPage }));

/** Nothing is fetched for, and nothing shown to, who is not signed in. */
export function ConsoleApp() {
  const state = useSessionState();
  const isIn = state.name === 'signed_in' || state.name === 'ended';
  return (
    <DeskTheme>
      <AntApp component={false}>
        {isIn ? <SignedIn /> : <SignInPage />}
        {state.name === 'ended' ? <SessionEndedDialog /> : null}
      </AntApp>
    </DeskTheme>
  );
}

function SignedIn() {
  useLiveUpdates();
  return (
    <Suspense fallback={<Loading />}>
      <Routes>
        <Route path="wall" element={<WallPage />} />
        <Route element={<DeskFrame />}>
          <Route index element={<HomePage />} />
          <Route path="cases/:caseId" element={<CasePage />} />
          <Route path="instructions" element={<WorkListPage />} />
          <Route path="holds" element={<HoldsPage />} />
          <Route path="approvals" element={<ApprovalsPage />} />
          <Route path="returns" element={<ReturnsPage />} />
          <Route path="returns/new" element={<ProposeReturnPage />} />
          <Route path="returns/:returnId" element={<ReturnPage />} />
          <Route path="warnings" element={<WarningsPage />} />
          <Route path="risk" element={<RiskPage />} />
          <Route path="banks" element={<BanksPage />} />
          <Route path="statistics" element={<StatisticsPage />} />
          <Route path="dead-letters" element={<DeadLettersPage />} />
          <Route path="audit" element={<AuditPage />} />
          <Route path="*" element={<NotFoundPage />} />
        </Route>
      </Routes>
    </Suspense>
  );
}
