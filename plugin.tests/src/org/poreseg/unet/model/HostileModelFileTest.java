package org.poreseg.unet.model;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.poreseg.errors.UserError;

/**
 * Model files that were made to do harm: each is refused in less than a second and with little memory, nothing of it
 * is run or written, and the reason is told.
 */
public final class HostileModelFileTest {

    private static final String DESCRIPTION = "models.json";

    private static final String WEIGHTS = "models/0/weights.safetensors";

    /** What reading a file of a few kilobytes may take. */
    private static final long MOST_BYTES = 8_000_000;

    private static final double MOST_SECONDS = 1;

    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    private Path m_file;

    private byte[] m_weights;

    private byte[] m_description;

    private ModelFile m_honest;

    @Before
    public void makeAnHonestFile() throws IOException {
        final Path made = m_folder.newFolder("honest").toPath();
        m_file = m_folder.newFolder("read").toPath().resolve("models.zip");
        ModelFile.write(m_file, List.of(TestModelFiles.source(made, "a", 1)));
        m_honest = ModelFile.read(m_file);
        m_weights = Files.readAllBytes(made.resolve("weights of 1"));
        m_description = ModelsDescription.of(m_honest.models()).write("test");
        readAndVerify();
    }

    private List<ModelInfo> readAndVerify() throws IOException {
        final ModelFile file = ModelFile.read(m_file);
        for (final ModelInfo model : file.models()) {
            file.verify(model.name());
        }
        return file.models();
    }

    /** Reads a file as the nodes do. */
    private void refuse(final String what, final byte[] file, final String reason) throws IOException {
        Files.write(m_file, file);
        final long allocated = TestCosts.allocated();
        final double start = TestCosts.seconds();
        final Exception ex = assertThrows(what, UserError.class, this::readAndVerify);
        final double seconds = TestCosts.seconds() - start;
        final long bytes = TestCosts.allocated() - allocated;
        assertTrue(what + ": " + ex.getMessage(),
            ex.getMessage().contains(reason) && ex.getMessage().contains(m_file.toString()));
        assertTrue(what + " takes " + seconds + " s", seconds < MOST_SECONDS);
        assertTrue(what + " takes " + bytes + " bytes", bytes < MOST_BYTES + 40L * file.length);
        assertArrayEquals(what, new String[]{"models.zip"}, m_file.getParent().toFile().list());
    }

    private byte[] zip(final byte[] description, final byte[] weights) {
        return new RawZip().stored(DESCRIPTION, description).stored(WEIGHTS, weights).bytes();
    }

    private byte[] zip() {
        return zip(m_description, m_weights);
    }

    @Test
    public void theHonestFileIsRead() throws IOException {
        Files.write(m_file, zip());
        readAndVerify();
    }

    // the description

    private byte[] described(final String honest, final String hostile) {
        final String text = new String(m_description, StandardCharsets.UTF_8);
        assertTrue(honest, text.contains(honest));
        return text.replace(honest, hostile).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    public void fieldsAreCheckedOneByOne() throws IOException {
        final String deep = "[".repeat(100_000);
        final String[][] table = {
            // what stands there, what is put there, what is said
            {"\"epochs\":2", "\"epochs\":null", "\"models[0].training.epochs\" is not a whole number"},
            {"\"epochs\":2", "\"epochs\":\"2\"", "\"models[0].training.epochs\" is not a whole number"},
            {"\"epochs\":2", "\"epochs\":true", "is not a whole number"},
            {"\"epochs\":2", "\"epochs\":[2]", "is not a whole number"},
            {"\"epochs\":2", "\"epochs\":{}", "is not a whole number"},
            {"\"epochs\":2", "\"epochs\":2.0", "is \"2.0\", and no whole number from -2147483648 to 2147483647"},
            {"\"epochs\":2", "\"epochs\":2e0", "no whole number"},
            {"\"epochs\":2", "\"epochs\":99999999999999999999", "no whole number"},
            {"\"epochs\":2", "\"epochs\":4294967298", "no whole number"},
            {"\"epochs\":2", "\"epochs\":" + "9".repeat(5000), "no JSON"},
            {"\"epochs\":2", "\"epochs\":0", "is damaged in \"models[0].training\": The number of epochs is 0"},
            {"\"epochs\":2", "\"epochs\":1000001", "The number of epochs is 1000001"},
            {"\"epochs\":2", "\"epochs\":1", "its learning curve is longer than its training"},
            {"\"epochs\":2,", "", "\"models[0].training\" has no epochs"},
            {"\"epochs\":2", "\"epochs\":2,\"epochs\":2", "\"models[0].training.epochs\" is there twice"},
            {"\"epochs\":2", "\"epochs\":2,\"script\":\"rm\"", "has a field \"script\", which is unknown"},
            {"\"epochs\":2", "\"epochs\":2,\"" + "x".repeat(90_000) + "\":0", "has a field \"xxxxx"},
            {"\"epochs\":2", "\"epochs\":2,\"\\u202e\\u0000\":0", "has a field \"??\", which is unknown"},
            {"\"epochs\":2", "'epochs':2", "no JSON"},
            {"\"epochs\":2", "/* two */ \"epochs\":2", "no JSON"},
            {"\"baseFilters\":1", "\"baseFilters\":257", "The number of base filters is 257"},
            {"\"baseFilters\":1", "\"baseFilters\":2147483647", "The number of base filters is 2147483647"},
            {"\"baseFilters\":1", "\"baseFilters\":-1", "The number of base filters is -1"},
            {"\"baseFilters\":1", "\"baseFilters\":2", WEIGHTS + " has"},
            {"\"baseFilters\":1,\"depth\":1", "\"baseFilters\":256,\"depth\":6", "16384 filters"},
            {"\"baseFilters\":1,\"depth\":1", "\"baseFilters\":256,\"depth\":4", "which are not those of its network"},
            {"\"depth\":1", "\"depth\":60", "The depth is 60"},
            {"\"alpha\":1.0", "\"alpha\":null", "Alpha is NaN"},
            {"\"alpha\":1.0", "\"alpha\":1e999", "is \"1e999\", which is too large"},
            {"\"alpha\":1.0", "\"alpha\":NaN", "no JSON"},
            {"\"alpha\":1.0", "\"alpha\":-Infinity", "no JSON"},
            {"\"name\":\"a\"", "\"name\":\"\"", "it has no name"},
            {"\"name\":\"a\"", "\"name\":null", "is not a text"},
            {"\"name\":\"a\"", "\"name\":1", "is not a text"},
            {"\"name\":\"a\"", "\"name\":\"" + "a".repeat(100_001) + "\"", "100001 characters"},
            {"\"carbonate\",", "null,", "\"models[0].rockTypes[0]\" is not a text"},
            {"\"rockTypes\":[", "\"rockTypes\":" + deep, "\"models[0].rockTypes[0]\" is not a text"},
            {"\"rockTypes\":[", "\"rockTypes\":" + "{\"a\":".repeat(100_000), "is not a list"},
            {"\"pixelType\":\"UINT16\"", "\"pixelType\":\"UINT99\"", "is \"UINT99\", and none of"},
            {"\"pixelType\":\"UINT16\"", "\"pixelType\":null", "is not a text"},
            {"\"stopReason\":\"FINISHED\"", "\"stopReason\":\"\"", "and none of"},
            {"\"device\":{\"kind\":\"AUTO\"", "\"device\":{\"kind\":\"/job:worker\"", "and none of"},
            {"\"patchWidth\":64", "\"patchWidth\":0", "its patches have 0 × 48 pixels"},
            {"\"patchHeight\":48", "\"patchHeight\":-48", "its patches have 64 × -48 pixels"},
            {"[0,40,80]", "[0,-40]", "are negative"},
            {"[0,40,80]", "null", "is not a list"},
            {"\"patches\":192", "\"patches\":-1", "are negative"},
            {"\"keptEpoch\":2", "\"keptEpoch\":3", "is not in its learning curve"},
            {"\"keptEpoch\":2", "\"keptEpoch\":0", "is not in its learning curve"},
            {"\"epoch\":2", "\"epoch\":1", "does not go on after epoch 1"},
            {"\"epoch\":1", "\"epoch\":-1", "does not go on after epoch 0"},
            {"\"loss\":0.5", "\"loss\":null", "has no loss in epoch 1"},
            {"\"checksum\":\"", "\"checksum\":\"0", "is no SHA-256"},
            {"\"versions\":{\"Java\":\"17\"}", "\"versions\":{\"Java\":\"17\",\"Java\":\"17\"}", "is there twice"},
            {"\"versions\":{\"Java\":\"17\"}", "\"versions\":{\"Java\":null}", "is not a text"},
            {"\"versions\":{\"Java\":\"17\"}", "\"versions\":[]", "is not an object"},
            {"\"models\":[{", "\"models\":[null,{", "\"models[0]\" is not an object"},
            {"\"models\":[{", "\"models\":{\"a\":{", "is not a list"},
            {"\"format\":2", "\"format\":2,\"format\":2", "is there twice"},
            {"\"format\":2", "\"format\":-2147483648", "written by an early version"},
            {"\"format\":2", "\"format\":null", "is not a whole number"},
            {"\"since\":\"1.1.0\"", "\"since\":null", "is not a text"},
        };
        for (final String[] row : table) {
            final String what = row[1].substring(0, Math.min(60, row[1].length()));
            refuse(what, zip(described(row[0], row[1]), m_weights), row[2]);
        }
    }

    @Test
    public void whatIsNoDescriptionIsRefused() throws IOException {
        for (final String text : new String[]{"", " ", "null", "[]", "7", "\"format\"", "{", "{}", "{\"format\"",
            "{\"format\":2", "{\"format\":2}", "{\"format\":2,}",
            "{\"format\":2,\"since\":\"1.0.0\",\"models\":[,]}", "\0", "<models/>", "[".repeat(1_000_000),
            "{\"format\":".repeat(100_000)}) {
            refuse(text, zip(text.getBytes(StandardCharsets.UTF_8), m_weights), "is damaged");
        }
        final String honest = new String(m_description, StandardCharsets.UTF_8);
        refuse("more", zip((honest + "{}").getBytes(StandardCharsets.UTF_8), m_weights), "no JSON");
        for (final Charset charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE,
            Charset.forName("UTF-32"))) {
            refuse(charset.name(), zip(honest.getBytes(charset), m_weights), "is damaged");
        }
        refuse("Latin 1", zip(honest.getBytes(StandardCharsets.ISO_8859_1), m_weights), "no text in UTF-8");
    }

    /** What means the same is the same. */
    @Test
    public void harmlessDifferencesAreNone() throws IOException {
        final String honest = new String(m_description, StandardCharsets.UTF_8);
        for (final String same : List.of("\ufeff" + honest, honest.replace(",", " ,\n\t"),
            honest.replace("ü", "\\u00fc"), honest.replace("\"depth\":1,\"batchNormalization\":false",
                "\"batchNormalization\":false,\"depth\":1"))) {
            Files.write(m_file, zip(same.getBytes(StandardCharsets.UTF_8), m_weights));
            assertEquals(m_honest.models(), readAndVerify());
        }
        Files.write(m_file, zip(described("\"windowKind\":\"STACK_PERCENTILES\",", ""), m_weights));
        assertEquals(null, ModelFile.read(m_file).models().get(0).windowKind());
    }

    @Test
    public void namesThatCollideAreRefused() throws IOException {
        final String honest = new String(m_description, StandardCharsets.UTF_8);
        final int first = honest.indexOf("{\"name\"");
        final String model = honest.substring(first, honest.length() - 2);
        for (final String[] names : new String[][]{{"a", "a"}, {"\u00e9", "e\u0301"}, {"\u212b", "\u00c5"}}) {
            final String named = "\"name\":\"a\"";
            final String two = honest.substring(0, first) + model.replace(named, named.replace("a\"", names[0] + '"'))
                + "," + model.replace(named, named.replace("a\"", names[1] + '"')) + "]}";
            refuse(names[1], new RawZip().stored(DESCRIPTION, two.getBytes(StandardCharsets.UTF_8))
                .stored(WEIGHTS, m_weights).stored("models/1/weights.safetensors", m_weights).bytes(),
                "is that of another model");
        }
        final String many = honest.substring(0, first) + (model + ",").repeat(1024) + model + "]}";
        refuse("many", zip(many.getBytes(StandardCharsets.UTF_8), m_weights), "names 1025 models");
    }

    // the zip

    @Test
    public void bombsAreRefused() throws IOException {
        refuse("3 GB", new RawZip().bomb(DESCRIPTION, 3000, 3000L << 20).stored(WEIGHTS, m_weights).bytes(),
            "has 3145728000 bytes");
        refuse("3 GB that say 16 MB",
            new RawZip().bomb(DESCRIPTION, 3000, 1 << 24).stored(WEIGHTS, m_weights).bytes(), "is damaged");
        refuse("3 GB that say nothing",
            new RawZip().bomb(DESCRIPTION, 3000, 0).stored(WEIGHTS, m_weights).bytes(), "is damaged");
        refuse("weights", new RawZip().stored(DESCRIPTION, m_description).bomb(WEIGHTS, 3000, 3000L << 20).bytes(),
            "which are not those of its network");
        refuse("weights that say they are few", new RawZip().stored(DESCRIPTION, m_description)
            .bomb(WEIGHTS, 3000, m_weights.length).bytes(), "is damaged, or no safetensors file");
        refuse("large weights", new RawZip()
            .stored(DESCRIPTION, described("\"baseFilters\":1,\"depth\":1", "\"baseFilters\":256,\"depth\":4"))
            .bomb(WEIGHTS, 1900, 1_986_275_848L).bytes(), "would be unpacked from");
    }

    @Test
    public void onlyTheExpectedEntriesAreThere() throws IOException {
        final byte[] payload = "payload".getBytes(StandardCharsets.UTF_8);
        for (final String name : List.of("../../evil", "/etc/evil", "models/../../evil", "C:\\evil", "models/0/",
            "evil",
            "models/0/saved_model.pb", "models/1/weights.safetensors", "MODELS.JSON", "models/00/weights.safetensors",
            "\u202egpj.exe", "a".repeat(60_000))) {
            refuse(name, new RawZip().stored(DESCRIPTION, m_description).stored(WEIGHTS, m_weights)
                .stored(name, payload).bytes(), "has 3 entries instead of models.json and the weights of 1 models");
        }
        refuse("a link", new RawZip().stored(DESCRIPTION, m_description).stored(WEIGHTS, m_weights)
            .link("models/0/link", "/etc/passwd").bytes(), "has 3 entries");
        refuse("weights that are a link", new RawZip().stored(DESCRIPTION, m_description)
            .link(WEIGHTS, "/etc/passwd").bytes(), "not those of its network");
        refuse("a description that is a link", new RawZip().link(DESCRIPTION, "/etc/passwd")
            .stored(WEIGHTS, m_weights).bytes(), "is damaged");
        for (final String twice : List.of(DESCRIPTION, WEIGHTS)) {
            refuse("two of " + twice, new RawZip().stored(DESCRIPTION, m_description).stored(WEIGHTS, m_weights)
                .stored(twice, twice.equals(WEIGHTS) ? m_weights : m_description).bytes(), "has 3 entries");
        }
        final byte[] honest = zip();
        for (final int padding : new int[]{70_000, 5_000_000}) {
            final byte[] padded = new byte[padding + honest.length];
            System.arraycopy(honest, 0, padded, padding, honest.length);
            refuse("behind " + padding + " bytes", padded, "bytes besides its entries");
        }
        refuse("none", new RawZip().stored(DESCRIPTION, m_description).bytes(), "has no " + WEIGHTS);
        refuse("another", new RawZip().stored(DESCRIPTION, m_description).stored("weights", m_weights).bytes(),
            "has no " + WEIGHTS);
        refuse("nothing", new RawZip().bytes(), "without models.json");
    }

    @Test
    public void liesAboutSizesAreFound() throws IOException {
        for (final long size : new long[]{0, 1, m_weights.length - 4, m_weights.length + 4, 1 << 20, 0xfffffff0L,
            1L << 40, Long.MAX_VALUE, -1}) {
            for (final long packed : new long[]{size, m_weights.length, 0}) {
                for (final boolean zip64 : new boolean[]{true, false}) {
                    if (packed != m_weights.length || size != m_weights.length) {
                        refuse("weights of " + size + " in " + packed, new RawZip().stored(DESCRIPTION, m_description)
                            .lying(WEIGHTS, m_weights, size, packed, zip64).bytes(), "damaged");
                        refuse("a description of " + size + " in " + packed,
                            new RawZip().lying(DESCRIPTION, m_description, size, packed, zip64)
                                .stored(WEIGHTS, m_weights).bytes(), "models.zip");
                    }
                }
            }
        }
    }

    // the weights

    /** A file of weights whose checksum the description has, as somebody who makes such a file sees to. */
    private byte[] weighed(final byte[] weights) {
        final String honest = m_honest.models().get(0).checksum();
        return zip(described(honest, HexFormat.of().formatHex(sha256(weights))), weights);
    }

    private static byte[] sha256(final byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (final NoSuchAlgorithmException ex) {
            throw new AssertionError(ex);
        }
    }

    private String header() {
        return new String(m_weights, 8, headerLength(), StandardCharsets.UTF_8);
    }

    private int headerLength() {
        return (int)ByteBuffer.wrap(m_weights).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    private byte[] withHeader(final String header) {
        return withHeader(header, header.getBytes(StandardCharsets.UTF_8).length, new byte[0]);
    }

    private byte[] withHeader(final String header, final long length, final byte[] more) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array());
        bytes.writeBytes(header.getBytes(StandardCharsets.UTF_8));
        bytes.write(m_weights, 8 + headerLength(), m_weights.length - 8 - headerLength());
        bytes.writeBytes(more);
        return bytes.toByteArray();
    }

    @Test
    public void weightsAreExactlyThoseOfTheNetwork() throws IOException {
        final String first = "\"down0/conv1/kernel\":{\"dtype\":\"F32\",\"shape\":[3,3,1,1],\"data_offsets\":[0,36]}";
        final String[][] table = {
            {first, first.replace("F32", "F64"), "do not fit their shapes"},
            {first, first.replace("F32", "F16"), "is \"F16\", and none of"},
            {first, first.replace("F32", "I8"), "and none of"},
            {first, first.replace("F32", "BF16"), "and none of"},
            {first, first.replace("F32", "f32"), "and none of"},
            {first, first.replace("F32", ""), "and none of"},
            {first, first.replace("\"F32\"", "null"), "is not a text"},
            {first, first.replace("[3,3,1,1]", "[1,1,3,3]"), "it has the weight F32 [1, 1, 3, 3]"},
            {first, first.replace("[3,3,1,1]", "[9]"), "does not fit its network"},
            {first, first.replace("[3,3,1,1]", "[3,3,1,2]"), "do not fit their shapes"},
            {first, first.replace("[3,3,1,1]", "[-3,-3,1,1]"), "no place, or no shape"},
            {first, first.replace("[3,3,1,1]", "[4611686018427387904,4,1,1]"), "impossible shape"},
            {first, first.replace("[3,3,1,1]", "[9223372036854775807,9223372036854775807]"), "impossible shape"},
            {first, first.replace("[3,3,1,1]", "[9223372036854775808]"), "no whole number"},
            {first, first.replace("[3,3,1,1]", "[]"), "do not fit their shapes"},
            {first, first.replace("[3,3,1,1]", "[0,3,1,1]"), "do not fit their shapes"},
            {first, first.replace("[3,3,1,1]", "[" + "1,".repeat(9999) + "9]"), "does not fit its network"},
            {first, first.replace("[3,3,1,1]", "null"), "is not a list"},
            {first, first.replace("[0,36]", "[0,40]"), "overlap, leave a gap"},
            {first, first.replace("[0,36]", "[4,40]"), "overlap, leave a gap"},
            {first, first.replace("[0,36]", "[36,0]"), "overlap, leave a gap"},
            {first, first.replace("[0,36]", "[0,0]"), "overlap, leave a gap"},
            {first, first.replace("[0,36]", "[-36,0]"), "no place"},
            {first, first.replace("[0,36]", "[0]"), "no place"},
            {first, first.replace("[0,36]", "[]"), "no place"},
            {first, first.replace("[0,36]", "[0,36,36]"), "no place"},
            {first, first.replace("[0,36]", "[9223372036854775772,-9223372036854775808]"), "overlap, leave a gap"},
            {first, first + "," + first, "names a tensor twice"},
            {first, "\"__metadata__\":{},\"__metadata__\":{}," + first, "names a tensor twice"},
            {first, "\"__metadata__\":{\"a\":1}," + first, "is not a text"},
            {first, first.replace("down0", "down9"), "it has no weight \"down0/conv1/kernel\""},
            {first, first + ",\"more\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}", "1 tensors too many"},
            {first, first.replace("}", ",\"code\":\"\"}"), "which is unknown"},
            {first, "\"down0/conv1/kernel\":null", "is not an object"},
        };
        for (final String[] row : table) {
            assertTrue(header(), header().contains(row[0]));
            refuse(row[1].substring(0, Math.min(100, row[1].length())),
                weighed(withHeader(header().replace(row[0], row[1]))), row[2]);
        }
    }

    @Test
    public void headersOfWeightsAreBounded() throws IOException {
        for (final long length : new long[]{0, 1, Long.MIN_VALUE, -1, Long.MAX_VALUE, 1L << 32, m_weights.length,
            m_weights.length - 7, (1 << 20) + 1}) {
            refuse("a header of " + length, weighed(withHeader(header(), length, new byte[0])),
                "its header would have");
        }
        refuse("a shorter header", weighed(withHeader(header(), headerLength() - 8, new byte[0])), "no");
        refuse("a longer header", weighed(withHeader(header(), headerLength() + 8, new byte[0])), "damaged");
        refuse("values too many", weighed(withHeader(header(), headerLength(), new byte[4])),
            "bytes of values instead of");
        refuse("values too few", weighed(Arrays.copyOf(m_weights, m_weights.length - 4)),
            "bytes of values instead of");
        refuse("no values", weighed(Arrays.copyOf(m_weights, 479)), "not those of its network");
        for (final String header : List.of("        ", "null", "[]", "{]", "{}x", "{" + "\"a\":{".repeat(50_000))) {
            refuse(header.substring(0, Math.min(9, header.length())), weighed(withHeader(header)), "models.zip");
        }
        refuse("an empty header", weighed(withHeader("{}")), "bytes of values instead of 0");
    }

    /** A weight that is no number makes every probability none. */
    @Test
    public void weightsAreFinite() throws IOException {
        final int begin = 8 + headerLength();
        for (final float value : new float[]{Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            for (final int at : new int[]{begin, m_weights.length - 4}) {
                final byte[] weights = m_weights.clone();
                ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN).putFloat(at, value);
                refuse(value + " at " + at, weighed(weights), value + " in the weight \""
                    + (at == begin ? "down0/conv1/kernel" : "head/bias") + '"');
            }
        }
    }

    @Test
    public void exchangedWeightsAreFound() throws IOException {
        final Path made = m_folder.newFolder("two").toPath();
        ModelFile.write(m_file, List.of(TestModelFiles.source(made, "a", 1), TestModelFiles.source(made, "b", 2)));
        final byte[] description = ModelsDescription.of(ModelFile.read(m_file).models()).write("test");
        refuse("exchanged", new RawZip().stored(DESCRIPTION, description)
            .stored("models/0/weights.safetensors", Files.readAllBytes(made.resolve("weights of 2")))
            .stored("models/1/weights.safetensors", Files.readAllBytes(made.resolve("weights of 1"))).bytes(),
            "The model \"a\" in " + m_file + " is damaged: the SHA-256 checksum");
    }

    /** TensorFlow programs, wherever they are put, are never loaded. */
    @Test
    public void programsAreNotRun() throws IOException {
        final Path target = m_folder.getRoot().toPath().resolve("written by a model");
        for (final byte[] program : HostilePrograms.writing(target)) {
            final byte[] earlier = "{\"format\":1,\"models\":[]}".getBytes(StandardCharsets.UTF_8);
            refuse("in the place of weights", zip(m_description, program), "damaged");
            refuse("in the place of weights of their size",
                weighed(Arrays.copyOf(program, m_weights.length)), "no safetensors file");
            refuse("in the place of a description", zip(program, m_weights), "is damaged");
            refuse("as an earlier version had it", new RawZip().stored(DESCRIPTION, earlier)
                .stored("models/0/saved_model.pb", program).bytes(), "written by an early version");
            for (final String name : List.of("models/0/saved_model.pb", "saved_model.pb", "models/0/assets/file",
                "models/0/variables/variables.data-00000-of-00001")) {
                refuse(name, new RawZip().stored(DESCRIPTION, m_description).stored(WEIGHTS, m_weights)
                    .stored(name, program).bytes(), "has 3 entries");
            }
        }
        assertTrue("nothing was written", Files.notExists(target));
    }

    // damage

    @Test
    public void everyTruncationIsFound() throws IOException {
        final byte[] whole = zip();
        for (int length = 0; length < whole.length; length++) {
            refuse("the first " + length + " bytes", Arrays.copyOf(whole, length), "models.zip");
        }
    }

    /** A changed bit is found, or changes nothing that matters. */
    @Test
    public void changedBitsAreFound() throws IOException {
        final byte[] whole = zip();
        final Random random = new Random(20_000);
        final List<String> reasons = new ArrayList<>();
        Files.write(m_file, whole);
        int same = 0;
        for (int i = 0; i < 20_000; i++) {
            final byte[] changed = whole.clone();
            for (int flips = random.nextInt(3); flips >= 0; flips--) {
                changed[random.nextInt(changed.length)] ^= (byte)(1 << random.nextInt(8));
            }
            // over what was there, which disks do faster than to begin a file anew
            Files.write(m_file, changed, StandardOpenOption.WRITE);
            final long allocated = TestCosts.allocated();
            final double start = TestCosts.seconds();
            try {
                assertEquals(m_honest.models(), readAndVerify());
                same++;
            } catch (final UserError | IOException ex) {
                reasons.add(ex.getMessage());
            }
            assertTrue("change " + i, TestCosts.seconds() - start < MOST_SECONDS);
            assertTrue("change " + i, TestCosts.allocated() - allocated < MOST_BYTES);
        }
        assertTrue("most are found: " + reasons.size() + ", not " + same, reasons.size() > 15 * same);
    }
}
