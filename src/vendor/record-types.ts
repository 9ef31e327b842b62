import { fold } from '../text/nearest';

/** The record types of a bulk file. Source: Bulk File Schema, Bulk API reference. */
// biome-ignore format: one name per line would take 215 lines
const recordTypes = [
  'Account', 'Account Action Ad Extension', 'Account App Ad Extension', 'Account Callout Ad Extension',
  'Account Content Negative Keyword List', 'Account Content Negative Keyword List Association',
  'Account Filter Link Ad Extension', 'Account Flyer Ad Extension', 'Account Image Ad Extension',
  'Account Location Ad Extension', 'Account Logo Ad Extension', 'Account Negative Keyword List',
  'Account Negative Keyword List Association', 'Account Price Ad Extension',
  'Account Promotion Ad Extension', 'Account Review Ad Extension', 'Account Shared Content Negative Keyword',
  'Account Shared Negative Keyword', 'Account Sitelink Ad Extension',
  'Account Structured Snippet Ad Extension', 'Account Video Ad Extension', 'Action Ad Extension', 'Ad Group',
  'Ad Group Action Ad Extension', 'Ad Group Advance Booking Window Criterion', 'Ad Group Age Criterion',
  'Ad Group App Ad Extension', 'Ad Group Callout Ad Extension', 'Ad Group Check In Date Criterion',
  'Ad Group Check In Day Criterion', 'Ad Group Combined List Association', 'Ad Group Company Name Criterion',
  'Ad Group Custom Audience Association', 'Ad Group Custom Segment Association',
  'Ad Group Customer List Association', 'Ad Group DayTime Criterion', 'Ad Group DeviceOS Criterion',
  'Ad Group Dynamic Search Ad Target', 'Ad Group Filter Link Ad Extension', 'Ad Group Flyer Ad Extension',
  'Ad Group Gender Criterion', 'Ad Group Hotel Date Selection Type Criterion',
  'Ad Group Hotel Listing Group', 'Ad Group Image Ad Extension',
  'Ad Group Impression Based Remarketing List Association', 'Ad Group In Market Audience Association',
  'Ad Group Industry Criterion', 'Ad Group Job Function Criterion', 'Ad Group Label',
  'Ad Group Length Of Stay Criterion', 'Ad Group Location Criterion', 'Ad Group Location Intent Criterion',
  'Ad Group Logo Ad Extension', 'Ad Group Negative Age Criterion',
  'Ad Group Negative Combined List Association', 'Ad Group Negative Company Name Criterion',
  'Ad Group Negative Custom Audience Association', 'Ad Group Negative Customer List Association',
  'Ad Group Negative Dynamic Search Ad Target', 'Ad Group Negative Gender Criterion',
  'Ad Group Negative Impression Based Remarketing List Association',
  'Ad Group Negative In Market Audience Association', 'Ad Group Negative Industry Criterion',
  'Ad Group Negative Job Function Criterion', 'Ad Group Negative Keyword',
  'Ad Group Negative Location Criterion', 'Ad Group Negative Product Audience Association',
  'Ad Group Negative Remarketing List Association', 'Ad Group Negative Similar Remarketing List Association',
  'Ad Group Negative Site', 'Ad Group Placement Criterion', 'Ad Group Price Ad Extension',
  'Ad Group Product Audience Association', 'Ad Group Product Partition', 'Ad Group Promotion Ad Extension',
  'Ad Group Radius Criterion', 'Ad Group Remarketing List Association', 'Ad Group Review Ad Extension',
  'Ad Group Similar Remarketing List Association', 'Ad Group Sitelink Ad Extension',
  'Ad Group Structured Snippet Ad Extension', 'Ad Group Topic Criterion', 'Ad Group Video Ad Extension',
  'App Ad Extension', 'App Install Ad', 'App Install Ad Label', 'App Install Goal', 'Asset Group',
  'Asset Group Listing Group', 'Audience Group', 'Audience Group Asset Group Association', 'Bid Strategy',
  'Brand Kit', 'Budget', 'Call Ad Extension', 'Callout Ad Extension', 'Campaign',
  'Campaign Action Ad Extension', 'Campaign Age Criterion', 'Campaign App Ad Extension',
  'Campaign Call Ad Extension', 'Campaign Callout Ad Extension', 'Campaign Combined List Association',
  'Campaign Company Name Criterion', 'Campaign Conversion Goal', 'Campaign Custom Audience Association',
  'Campaign Customer List Association', 'Campaign DayTime Criterion', 'Campaign DeviceOS Criterion',
  'Campaign Disclaimer', 'Campaign Filter Link Ad Extension', 'Campaign Flyer Ad Extension',
  'Campaign Gender Criterion', 'Campaign Image Ad Extension',
  'Campaign Impression Based Remarketing List Association', 'Campaign In Market Audience Association',
  'Campaign Industry Criterion', 'Campaign Job Function Criterion', 'Campaign Label',
  'Campaign Location Ad Extension', 'Campaign Location Criterion', 'Campaign Location Intent Criterion',
  'Campaign Logo Ad Extension', 'Campaign Negative Age Criterion',
  'Campaign Negative Combined List Association', 'Campaign Negative Custom Audience Association',
  'Campaign Negative Customer List Association', 'Campaign Negative Dynamic Search Ad Target',
  'Campaign Negative Gender Criterion', 'Campaign Negative Impression Based Remarketing List Association',
  'Campaign Negative In Market Audience Association', 'Campaign Negative Keyword',
  'Campaign Negative Keyword List Association', 'Campaign Negative Location Criterion',
  'Campaign Negative Product Audience Association', 'Campaign Negative Remarketing List Association',
  'Campaign Negative Similar Remarketing List Association', 'Campaign Negative Site',
  'Campaign Negative Store Criterion', 'Campaign Negative Webpage', 'Campaign Price Ad Extension',
  'Campaign Product Audience Association', 'Campaign Product Scope', 'Campaign Promotion Ad Extension',
  'Campaign Radius Criterion', 'Campaign Remarketing List Association', 'Campaign Review Ad Extension',
  'Campaign Similar Remarketing List Association', 'Campaign Sitelink Ad Extension',
  'Campaign Structured Snippet Ad Extension', 'Campaign Video Ad Extension', 'Combined List',
  'Content Placement', 'Custom Audience', 'Custom Segment', 'Customer List', 'Customer List Item',
  'Data Exclusion', 'Disclaimer', 'Duration Goal', 'Dynamic Search Ad', 'Dynamic Search Ad Label',
  'Event Goal', 'Expanded Text Ad', 'Expanded Text Ad Label', 'Experiment', 'Experiments', 'Feed',
  'Feed Item', 'Filter Link Ad Extension', 'Flyer Ad Extension', 'Format Version', 'Hotel Ad',
  'Hotel Ad Label', 'Image', 'Image Ad Extension', 'Impression Based Remarketing List', 'In Market Audience',
  'In Store Transaction Goal', 'In Store Visit Goal', 'Keyword', 'Keyword Best Position Bid',
  'Keyword First Page Bid', 'Keyword Label', 'Keyword Main Line Bid', 'Label', 'Location Ad Extension',
  'Logo Ad Extension', 'Negative Keyword List', 'Offline Conversion', 'Offline Conversion Goal',
  'Pages Viewed Per Visit Goal', 'Price Ad Extension', 'Product Ad', 'Product Ad Label', 'Product Audience',
  'Product Goal', 'Promotion Ad Extension', 'Remarketing List', 'Responsive Ad', 'Responsive Ad Label',
  'Responsive Search Ad', 'Responsive Search Ad Label', 'Review Ad Extension', 'Seasonality Adjustment',
  'Shared Negative Keyword', 'Similar Remarketing List', 'Sitelink Ad Extension',
  'Structured Snippet Ad Extension', 'Text Ad', 'Text Ad Label', 'Topic', 'URL Goal', 'Video',
  'Video Ad Extension',
];

/** Removes what the reference and files differ in: `OfflineConversion Goal` is `Offline Conversion Goal`. */
const squeeze = (name: string) => fold(name).replace(/[\s-]/g, '');

let names: ReadonlySet<string> | undefined;

/** Whether a Type is that of a record, or of an error row for one. */
export function isRecordType(type: string): boolean {
  names ??= new Set(recordTypes.map(squeeze));
  return names.has(squeeze(type.replace(/ Error$/, '')));
}
