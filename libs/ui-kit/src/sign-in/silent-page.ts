import { handOver } from './hand-over';

// The hidden frame in which a session is renewed: this page alone, not the whole front end once more.
void handOver('silent');
