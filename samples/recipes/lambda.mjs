// A function of AWS Lambda that checks each file that arrives in a bucket of S3, and puts a report
// under reports/. The trigger must be limited to names under uploads/, or the function would call itself.
// Install: npm install msads-bulk @aws-sdk/client-s3
import { validateBulkFile } from 'msads-bulk';

/** The S3 client is passed, so that the function can be tried without AWS. */
export function createHandler(s3) {
  return async ({ Records: events }) => {
    const reports = [];
    for (const { s3: source } of events) {
      const Bucket = source.bucket.name;
      // Keys in events are encoded as in the query of an address.
      const Key = decodeURIComponent(source.object.key.replaceAll('+', ' '));
      const { Body } = await s3.getObject({ Bucket, Key });
      const { valid, records, errors, warnings, counts } = await validateBulkFile(Body);
      const report = { key: Key, valid, records, errors, warnings, counts };
      await s3.putObject({
        Bucket,
        Key: `${Key.replace(/^uploads\//, 'reports/')}.json`,
        Body: JSON.stringify(report),
        ContentType: 'application/json',
      });
      reports.push(report);
    }
    return reports;
  };
}

export async function handler(event) {
  const { S3 } = await import('@aws-sdk/client-s3');
  return createHandler(new S3({}))(event);
}
