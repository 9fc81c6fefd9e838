// The style sheets of a lab as one constructable sheet, shared by all labs on a page.
import base from '../styles/base.css?inline';
import charts from '../styles/charts.css?inline';
import frame from '../styles/frame.css?inline';
import instrument from '../styles/instrument.css?inline';
import print from '../styles/print.css?inline';
import reading from '../styles/reading.css?inline';
import tokens from '../styles/tokens.css?inline';

/** In the page's order. Font faces do not work inside shadow roots: the host loads the face. */
const text = [tokens, base, frame, reading, instrument, charts, print].join('\n');

let sheet: CSSStyleSheet | null = null;
export function labSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
  }
  return sheet;
}
