import { useTranslation } from 'react-i18next';
import { Tag } from './tag';
import { toneOf } from './tones';

export type WordGroup = 'state' | 'clock_state' | 'hold_state' | 'freeze_state' | 'return_state' | 'allocation_state' | 'objection_state' | 'case_status' | 'papers_state' | 'attempt' | 'channel_state' | 'warning_state' | 'proposed_stop';

export function StateTag({ group, state }: { readonly group: WordGroup; readonly state: string }) {
  const { t } = useTranslation();
  return <Tag tone={toneOf(state)}>{t(`word.${group}.${state}`, { defaultValue: state })}</Tag>;
}
