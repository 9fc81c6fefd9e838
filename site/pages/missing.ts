// There is no such page: say so and show the way to the list of labs.
import { html, type TemplateResult } from 'lit';

export function missing(home: string, what: string | null): TemplateResult {
  return html`<main class="home"><div class="missing"><h1>${what ? 'There is no such lab' : 'There is no such page'}</h1>
    <p>${what ? html`Nothing is kept under “${what}”.` : 'The address leads nowhere.'} Your saved answers are untouched.</p>
    <p><a class="button primary" href=${home}>See all labs</a></p></div></main>`;
}
