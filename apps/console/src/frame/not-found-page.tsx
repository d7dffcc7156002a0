import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PageHead } from '../parts/page-head';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t('app.not_found')} />
      <p className="page-body"><Link to="/">{t('app.to_queue')}</Link></p>
    </>
  );
}
