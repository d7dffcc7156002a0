import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

const SHORT = 8;

/** The end of an id tells two cases apart. */
export function CaseLink({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation();
  return <Link className="case-link" to={`/cases/${caseId}`}>{t('case.title', { id: caseId.slice(-SHORT) })}</Link>;
}
