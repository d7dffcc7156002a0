import { describeFailure } from '@paystop/ui-kit';
import { useTranslation } from 'react-i18next';

export interface FailureNoticeProps {
  readonly failure: unknown;
  readonly retry?: () => void;
  /** Reads the newest state; where trying the same again could only fail the same. */
  readonly reload?: () => void;
}

/** What went wrong in a sentence, and a way on. */
export function FailureNotice({ failure, retry, reload }: FailureNoticeProps) {
  const { t } = useTranslation();
  const { textKeys, values, wayOn, traceId } = describeFailure(failure);
  const goOn = wayOn === 'reload' && reload !== undefined ? reload : retry;
  return (
    <div className="notice notice-bad" role="alert">
      <p>{t([...textKeys], values)}</p>
      {traceId === undefined ? null : <p className="quiet">{t('failure.trace', { traceId })}</p>}
      {goOn === undefined ? null : <button type="button" onClick={goOn}>{t(`way_on.${wayOn === 'sign_in' || wayOn === 'ask_other' ? 'retry' : wayOn}`)}</button>}
    </div>
  );
}

interface Loadable {
  readonly isPending: boolean;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** While there is nothing to show: why. @returns null as soon as there is something. */
export function Reading({ query }: { readonly query: Loadable }) {
  const { t } = useTranslation();
  if (query.error !== null) return <FailureNotice failure={query.error} retry={() => void query.refetch()} />;
  return query.isPending ? <p className="quiet" role="status">{t('loading')}</p> : null;
}
