import type { Market } from './given';

/** One export each. The numbers include those that regulators reserve for films and books. */
export const markets: readonly Market[] = [
  {
    ...{ country: 'DE', code: '49', timeZone: 'Europe/Berlin', offset: 60, dateOrder: 'dmy' },
    numbers: ['[0]30 2312 5xxx', '([0]89) 38xx-xxxx', '[0]30/2312 5xxx', '[0]171 39200xx'],
    nowhere: ['0100 0000xxx', '+49 11 12345xx'],
    tooShort: ['01', '12'],
  },
  {
    ...{ country: 'GB', code: '44', timeZone: 'Europe/London', offset: 0, dateOrder: 'dmy' },
    numbers: ['[0]20 7946 0xxx', '([0]20) 7946 0xxx', '[0]161-496-0xxx', '[0]7700 900xxx'],
    nowhere: ['+44 4000 123xxx', '06612 345xxx'],
    tooShort: ['020 7xx', '(020) xx'],
  },
  {
    ...{ country: 'FR', code: '33', timeZone: 'Europe/Paris', offset: 60, dateOrder: 'dmy' },
    numbers: ['[0]1 99 00 xx xx', '[0]1.42.68.xx.xx', '[0]6-12-34-xx-xx', '[0]6 39 98 xx xx'],
    nowhere: ['+33 0 12 34 5x xx', '+33 00123456xx'],
    tooShort: ['01 4x', '06 xx'],
  },
  {
    ...{ country: 'IT', code: '39', timeZone: 'Europe/Rome', offset: 60, dateOrder: 'dmy' },
    numbers: ['06 6982 xxxx', '06/6982xxxx', '347 12x xxxx', '(02) 6982-xxxx'],
    nowhere: ['+39 1234567xxx', '+39 2345678xxx'],
    tooShort: ['06 1x', '347 1x'],
  },
  {
    ...{ country: 'US', code: '1', timeZone: 'America/New_York', offset: -300, dateOrder: 'mdy' },
    numbers: ['(425) 555-01xx', '212-7n6-xxxx', '206.4n2.xxxx', '[1] (312) 4n2-xxxx'],
    nowhere: ['(425) 155-xxxx', '(155) 234-xxxx'],
    tooShort: ['555-01xx', '425-55x'],
  },
  {
    ...{ country: 'JP', code: '81', timeZone: 'Asia/Tokyo', offset: 540, dateOrder: 'ymd' },
    numbers: ['[0]3-3xxx-xxxx', '([0]3) 3xxx-xxxx', '[0]90-1xxx-xxxx', '[0]6 6xxx xxxx'],
    nowhere: ['+81 0 1234 5xxx', '+81 10 1234 5xxx'],
    tooShort: ['03-1x', '090-1x'],
  },
  {
    ...{ country: 'BR', code: '55', timeZone: 'America/Sao_Paulo', offset: -180, dateOrder: 'dmy' },
    numbers: ['(11) 97xxx-xxxx', '(21) 98xxx-xxxx', '11 32xx xxxx', '[0]11 98xxx-xxxx'],
    nowhere: ['(10) 91234-5xxx', '+55 20 91234 5xxx'],
    tooShort: ['(11) 9', '(11) 9xx'],
  },
  {
    ...{ country: 'IN', code: '91', timeZone: 'Asia/Kolkata', offset: 330, dateOrder: 'dmy' },
    numbers: ['98xxx xxxxx', '[0]98xxx xxxxx', '99xxx-xxxxx', '[0]98-xxxx-xxxx'],
    nowhere: ['+91 09999 99xxx', '+91 00000 12xxx'],
    tooShort: ['098 1x', '981xx'],
  },
];
