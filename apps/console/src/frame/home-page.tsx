import { mayCall, usePerson } from '@paystop/ui-kit';
import { Navigate } from 'react-router';
import { QueuePage } from '../queue/queue-page';
import { NotFoundPage } from './not-found-page';
import { placesOf } from './places';

/** The queue; who may not see cases begins with the first page that is theirs. */
export function HomePage() {
  const person = usePerson();
  if (mayCall(person, 'listCases')) return <QueuePage />;
  const [first] = placesOf(person);
  return first === undefined ? <NotFoundPage /> : <Navigate to={first.to} replace />;
}
