export { type Publishing, type PublishingOptions, eventSource, startPublishing } from './start-publishing';
