import type { Beacon } from '../../src/core/audit/beacon.js';
import type { BeaconChain } from '../../src/core/audit/beaconChain.js';

/** A published beacon, with the randomness that its publisher states. */
export interface PublishedBeacon {
  readonly source: string;
  readonly chain: BeaconChain;
  readonly beacon: Beacon;
  readonly randomness: string;
}

const quicknet: BeaconChain = {
  name: 'quicknet',
  scheme: 'bls-unchained-g1-rfc9380',
  publicKey:
    '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a',
  period: 3,
  genesisTime: 1692803367,
  groupHash: 'f477d5c89f21a17c863a7f937c6a6d15859414d2be09cd448d4279af331c5d3e',
  hash: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
};

const standard: BeaconChain = {
  name: 'default',
  scheme: 'pedersen-bls-chained',
  publicKey:
    '868f005eb8e6e4ca0a47c8a77ceaa5309a47978a7c71bc5cce96366b5d7a569937c529eeda66c7293784a9402801af31',
  period: 30,
  genesisTime: 1595431050,
  groupHash: '176f93498eac9ca337150b46d21dd58673ea4e3581185f869672e59fa4cb390a',
  hash: '8990e7a9aaed2ffed73dbd7092123d6f289930540d7651336225dc172e51b2ce',
};

const walkthrough: BeaconChain = {
  name: 'walkthrough',
  scheme: 'bls-unchained-g1-rfc9380',
  publicKey:
    '81d320f220ee9c79e60e19dedc838c31e3ab919b15481e9feb52f643628c4f6a13fdc52129493875a818109d767272ca0541cbcdcea9335f2870d781b39b845ba8cbd44fdfe4967781cf72ca5917fc9398bcf97ca0548ed5a709016c4b1ff0f3',
  period: 3,
  genesisTime: 1687506816,
  groupHash: '02d678e93908888871b70e3f015b396a8c082bc1493ae5479f8743cb5d972b54',
  hash: 'af8b6fc95693b058a3a59efe586eb31c2c352fe00cf40c62a427d87c34f7a235',
};

/** Chain parameters as published in drand/drand-client, lib/defaults.ts and test/beacon-verification.test.ts. */
export const PUBLISHED_CHAINS: readonly BeaconChain[] = [
  quicknet,
  standard,
  walkthrough,
  {
    name: 'quicknet-t',
    scheme: 'bls-unchained-g1-rfc9380',
    publicKey:
      'b15b65b46fb29104f6a4b5d1e11a8da6344463973d423661bb0804846a0ecd1ef93c25057f1c0baab2ac53e56c662b66072f6d84ee791a3382bfb055afab1e6a375538d8ffc451104ac971d2dc9b168e2d3246b0be2015969cbaac298f6502da',
    period: 3,
    genesisTime: 1689232296,
    groupHash: '40d49d910472d4adb1d67f65db8332f11b4284eecf05c05c5eacd5eef7d40e2d',
    hash: 'cc9c398442737cbd141526600919edd69f1d6f9b4adb67e4d912fbc64341a9a5',
  },
];

export const PUBLISHED_BEACONS: readonly PublishedBeacon[] = [
  {
    source:
      'quicknet round 1000, https://api.drand.sh/52db…e971/public/1000; also in drand’s timelock examples',
    chain: quicknet,
    beacon: {
      round: 1000,
      signature:
        'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39',
      previousSignature: null,
    },
    randomness: 'fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd',
  },
  {
    source: 'drand/drand-client, test/beacon-verification.test.ts, "signatures on G1 with DST"',
    chain: walkthrough,
    beacon: {
      round: 38,
      signature:
        '95c93585c513ebbcb4777ff15599b3140e5ec0295faa0e483f3deadd88fa6d43f0d3703e3a4ce106e8fd6c6987f32126',
      previousSignature: null,
    },
    randomness: 'b2fc21325a24904a6a9e81a6c63f65f6cec3f0b2400df3f4a56b214770e9ccca',
  },
  {
    source: 'drand/drand-client, test/data.ts, round 1000 of the default chain',
    chain: standard,
    beacon: {
      round: 1000,
      signature:
        '99bf96de133c3d3937293cfca10c8152b18ab2d034ccecf115658db324d2edc00a16a2044cd04a8a38e2a307e5ecff3511315be8d282079faf24098f283e0ed2c199663b334d2e84c55c032fe469b212c5c2087ebb83a5b25155c3283f5b79ac',
      previousSignature:
        'af0d93299a363735fe847f5ea241442c65843dc1bd3a7b79646b3b10072e908bf034d35cd69d378e3341f139100cd4cd03030399864ef8803a5a4f5e64fccc20bbae36d1ca22a6ddc43d2630c41105e90598fab11e5c7456df3925d4b577b113',
    },
    randomness: 'a40d3e0e7e3c71f28b7da2fd339f47f0bcf10910309f5253d7c323ec8cea3212',
  },
  {
    source:
      'drand/drand-client, test/data.ts, the first round of the default chain, signed over the group hash',
    chain: standard,
    beacon: {
      round: 1,
      signature:
        '8d61d9100567de44682506aea1a7a6fa6e5491cd27a0a0ed349ef6910ac5ac20ff7bc3e09d7c046566c9f7f3c6f3b10104990e7cb424998203d8f7de586fb7fa5f60045417a432684f85093b06ca91c769f0e7ca19268375e659c2a2352b4655',
      previousSignature: '176f93498eac9ca337150b46d21dd58673ea4e3581185f869672e59fa4cb390a',
    },
    randomness: '101297f1ca7dc44ef6088d94ad5fb7ba03455dc33d53ddb412bbc4564ed986ec',
  },
];

/** Keys and signatures whose chain parameters are not published whole: tested below the chain hash. */
export const BARE_SIGNATURES = [
  {
    source: 'drand/drand-client, "should validate unchained beacons from the go codebase"',
    scheme: 'pedersen-bls-unchained',
    publicKey:
      '8200fc249deb0148eb918d6e213980c5d01acd7fc251900d9260136da3b54836ce125172399ddc69c4e3e11429b62c11',
    round: 19369534,
    signature:
      'a33833d2098f5e0c4df334fb6c5b1c2de3ab293c77825f55d816254dabf7f4f3d429b6207e1cd2a808876e06058a1f8102bb6f6927b654b391259ea99c3566a4eb55feb9665dbaf9d33af08a10b1d8d8b35d91fd3536eb4c197be0041beb5dc2',
    randomness: '778180564f4fb9b77580af69a559ce941eb23d8d3180c48c4d290484b516c6aa',
  },
  {
    source: 'noislabs/drand-verify, src/verify.rs, verify_works_for_g1g2_swapped (from drand’s own authors)',
    scheme: 'bls-unchained-on-g1',
    publicKey:
      '876f6fa8073736e22f6ff4badaab35c637503718f7a452d178ce69c45d2d8129a54ad2f988ab10c9666f87ab603c59bf013409a5b500555da31720f8eec294d9809b8796f40d5372c71a44ca61226f1eb978310392f98074a608747f77e66c5a',
    round: 3,
    signature:
      'ac7c3ca14bc88bd014260f22dc016b4fe586f9313c3a549c83d195811a99a5d2d4999d4df6daec73ff51fafadd6d5bb5',
    randomness: null,
  },
] as const;
