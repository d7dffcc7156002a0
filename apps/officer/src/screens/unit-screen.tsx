import { useTranslation } from 'react-i18next';
import { useRequests } from '../app/queries';
import { Reading } from '../parts/failure-notice';
import { RequestCard } from '../parts/request-card';

export function UnitScreen() {
  const { t } = useTranslation();
  const requests = useRequests('unit');
  return (
    <main className="page">
      <h1>{t('unit.title')}</h1>
      <Reading query={requests} />
      {requests.data?.length === 0 ? <p className="quiet">{t('nothing')}</p> : null}
      <ul className="plain">{requests.data?.map((request) => <RequestCard key={request.requestId} request={request} />)}</ul>
    </main>
  );
}
