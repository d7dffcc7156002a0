export { hearing } from './hearing';
export { type RepublishingApp, republish, runRepublishing } from './republish-command';
export { type Publishing, type PublishingOptions, eventSource, startPublishing } from './start-publishing';
