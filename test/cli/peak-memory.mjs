// Imported before the command: writes how much memory it took at most, in bytes, to the file PEAK.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  // The kernel counts in KiB.
  writeFileSync(process.env.PEAK, String(process.resourceUsage().maxRSS * 1024));
});
