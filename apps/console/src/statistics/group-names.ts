import { useTranslation } from 'react-i18next';
import { useInstitutionName } from '../data/institutions';
import type { Grouping } from './use-statistics';

/** @returns how the key of a group is written for people. */
export function useGroupName(groupBy: Grouping): (key: string) => string {
  const { t } = useTranslation();
  const nameOf = useInstitutionName();
  if (groupBy === 'institution') return nameOf;
  return groupBy === 'fraudType' ? (key) => t(`word.fraud_type.${key}`, { defaultValue: key }) : (key) => key;
}
