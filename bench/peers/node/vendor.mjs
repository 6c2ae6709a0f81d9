// The wallet service's own packages.
import {ApiKeyStamper} from '@turnkey/api-key-stamper';
import {decryptCredentialBundle, decryptExportBundle, encryptWalletToBundle} from '@turnkey/crypto';

export const packages = ['@turnkey/crypto', '@turnkey/api-key-stamper'];

export function jobs(inputs) {
    const stamper = new ApiKeyStamper({apiPublicKey: inputs.stamp.public_key, apiPrivateKey: inputs.stamp.private_key});
    const seal = (target) =>
        encryptWalletToBundle({
            mnemonic: target.phrase,
            importBundle: target.bundle,
            userId: target.user,
            organizationId: target.organization,
            dangerouslyOverrideSignerPublicKey: target.signer,
        });
    return {
        export_open: {
            run: () =>
                decryptExportBundle({
                    exportBundle: inputs.export.bundle,
                    embeddedKey: inputs.export.private_key,
                    organizationId: inputs.export.organization,
                    dangerouslyOverrideSignerPublicKey: inputs.export.signer,
                    returnMnemonic: true,
                }),
        },
        credential_open: {run: () => decryptCredentialBundle(inputs.credential.bundle, inputs.credential.private_key)},
        import_seal: {random: true, run: (operation) => seal(operation === 0 ? inputs.import_check : inputs.import)},
        stamp: {random: true, run: async () => (await stamper.stamp(inputs.stamp.body)).stampHeaderValue},
    };
}
