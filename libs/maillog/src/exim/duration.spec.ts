import { readDuration } from './duration';

describe('readDuration', () => {
  it.each([
    ['0s', 0],
    ['7s', 7],
    ['1m3s', 63],
    ['1m', 60],
    ['2h5m', 7500],
    ['2d3h', 183_600],
    ['1w2d3h4m5s', 788_645],
    ['0.123s', 0.123],
    ['1.578s', 1.578],
    ['-1s', -1],
  ])('reads %s', (text, seconds) => {
    expect(readDuration(text, 0, text.length)).toBe(seconds);
    expect(readDuration(`DT=${text}, 9s`, 3, 3 + text.length)).toBe(seconds);
  });

  it.each(['', 's', '7', '7x', '1.2.3s', '.5s', '7 s', '1m3'])('refuses %s', (text) => {
    expect(readDuration(text, 0, text.length)).toBeNull();
  });
});
