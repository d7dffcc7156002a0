import { useTranslation } from 'react-i18next';
import { useRequests } from '../app/queries';
import { Reading } from '../parts/failure-notice';
import { MoreButton } from '../parts/more-button';
import { RequestCard } from '../parts/request-card';

export function UnitScreen() {
  const { t } = useTranslation();
  const { rows, query, more } = useRequests('unit');
  return (
    <main className="page">
      <h1>{t('unit.title')}</h1>
      <Reading query={query} />
      {rows?.length === 0 ? <p className="quiet">{t('nothing')}</p> : null}
      <ul className="plain">{rows?.map((request) => <RequestCard key={request.requestId} request={request} />)}</ul>
      <MoreButton more={more} />
    </main>
  );
}
