import { createServer } from 'node:http';

/**
 * A bot of a few lines for the tests of the demo's windows: it greets on each installation, sends a form on `form`, answers
 * a press with a card, and edits its last message on `edit`.
 */
type Activity = {
  type: string;
  text?: string;
  serviceUrl: string;
  replyToId?: string;
  conversation: { id: string };
  value?: { action: { verb: string; data: Record<string, unknown> } };
};

const FORM = [
  { type: 'TextBlock', text: 'A form' },
  {
    type: 'Input.ChoiceSet',
    id: 'pupil',
    label: 'Pupil',
    style: 'filtered',
    choices: [
      { title: 'Sam', value: 'sam' },
      { title: 'Noor', value: 'noor' },
    ],
  },
  {
    type: 'Input.ChoiceSet',
    id: 'safe',
    label: 'Safe',
    style: 'expanded',
    choices: [
      { title: 'Yes', value: 'yes' },
      { title: 'No', value: 'no' },
    ],
  },
  { type: 'Input.Date', id: 'since', label: 'Since' },
];
const SEND = [{ type: 'Action.Execute', title: 'Send', verb: 'send', data: {} }];
const sent = new Map<string, string>();

function card(body: unknown[], actions: unknown[] = []) {
  return { type: 'AdaptiveCard', version: '1.5', body, actions };
}

function says(text: string) {
  return card([{ type: 'TextBlock', text, wrap: true }]);
}

async function toWindow(to: Activity, content: unknown, edits: string | null): Promise<void> {
  const url = `${to.serviceUrl}/v3/conversations/${encodeURIComponent(to.conversation.id)}/activities`;
  const response = await fetch(edits === null ? url : `${url}/${edits}`, {
    method: edits === null ? 'POST' : 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'message',
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
    }),
  });
  const { id } = (await response.json()) as { id: string };
  sent.set(to.conversation.id, id);
}

async function answerTo(activity: Activity): Promise<unknown> {
  if (activity.type === 'invoke') {
    const value = says(`Pressed ${JSON.stringify(activity.value?.action.data)} on ${activity.replyToId}`);
    return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value };
  }
  const last = sent.get(activity.conversation.id) ?? null;
  if (activity.type === 'installationUpdate')
    await toWindow(activity, says(`Hello ${activity.conversation.id}`), null);
  if (activity.text === 'form') await toWindow(activity, card(FORM, SEND), null);
  if (activity.text === 'edit') await toWindow(activity, says(`Edited ${last}`), last);
  return {};
}

const server = createServer((asked, answer) => {
  let text = '';
  asked.on('data', (part) => {
    text += part;
  });
  asked.on('end', () => {
    const isActivity = asked.url === '/api/messages' && text !== '';
    void (isActivity ? answerTo(JSON.parse(text) as Activity) : Promise.resolve({})).then((body) => {
      answer.writeHead(200, { 'content-type': 'application/json' });
      answer.end(JSON.stringify(body));
    });
  });
});
server.listen(Number(process.env.PORT), () => process.stdout.write('Actietafel listens on a port.\n'));
process.on('SIGTERM', () => process.exit(0));
