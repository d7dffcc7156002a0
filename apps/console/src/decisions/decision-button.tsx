import { Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Decision } from './decision';

export interface DecisionButtonProps {
  readonly decision: Decision;
  readonly begin: (decision: Decision) => void;
  readonly isPrimary?: boolean;
}

/** A decision, or the sentence that says why it is not this person's: told before anybody is refused. */
export function DecisionButton({ decision, begin, isPrimary = false }: DecisionButtonProps) {
  const { t } = useTranslation();
  const name = t(`decision.${decision.text}.button`);
  if (decision.blockedBecause !== undefined) {
    const why = t(`blocked.${decision.blockedBecause}`, decision.values);
    return <Tooltip title={why}><span className="blocked-decision" tabIndex={0}>{name}<small>{why}</small></span></Tooltip>;
  }
  return <Button size="small" type={isPrimary ? 'primary' : 'default'} danger={decision.isDangerous === true} onClick={() => begin(decision)}>{name}</Button>;
}
