import { describeFailure } from '@paystop/ui-kit';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';

export interface FailureAlertProps {
  readonly failure: unknown;
  /** What trying again or reading anew does here. */
  readonly onRetry?: () => void;
}

/** What went wrong, in a sentence, and the way on. */
export function FailureAlert({ failure, onRetry }: FailureAlertProps) {
  const { t } = useTranslation();
  const { textKeys, values, wayOn, fields, traceId } = describeFailure(failure);
  // Over a session that has ended lies its own dialog; afterwards the same thing is tried again, with what was typed.
  const button = wayOn === 'sign_in' ? 'retry' : wayOn;
  return (
    <Alert
      type={wayOn === 'reload' || wayOn === 'wait' ? 'warning' : 'error'}
      showIcon
      role="alert"
      title={t([`refusal.${String(values['code'] ?? '')}`, ...textKeys], values)}
      description={fields.length === 0 && traceId === undefined ? undefined : (
        <>
          {fields.length === 0 ? null : <ul className="field-problems">{fields.map(({ path, message }) => <li key={`${path}${message}`}><code>{path}</code> {message}</li>)}</ul>}
          {traceId === undefined ? null : <small>{t('failure.trace', { traceId })}</small>}
        </>
      )}
      action={onRetry === undefined || wayOn === 'correct' || wayOn === 'ask_other' ? undefined : <Button size="small" onClick={onRetry}>{t(`way_on.${button}`)}</Button>}
    />
  );
}
