package org.knime.core.data.container;

/** How a container checks rows and finds domains. */
public final class DataContainerSettings {

    /** The number of possible values of a column that are kept. */
    public static final int MAX_POSSIBLE_VALUES = 60;

    private final boolean m_checkDuplicateRowKeys;

    private final boolean m_updateDomain;

    private final boolean m_initializeDomain;

    private DataContainerSettings(final boolean checkDuplicateRowKeys, final boolean updateDomain,
        final boolean initializeDomain) {
        m_checkDuplicateRowKeys = checkDuplicateRowKeys;
        m_updateDomain = updateDomain;
        m_initializeDomain = initializeDomain;
    }

    /** @return what changes the default */
    public static Builder builder() {
        return new BuilderImpl();
    }

    /** @return whether a row key that was there before is an error */
    public boolean isCheckDuplicateRowKeys() {
        return m_checkDuplicateRowKeys;
    }

    /** @return whether domains are found from the rows */
    public boolean isEnableDomainUpdate() {
        return m_updateDomain;
    }

    /** @return whether domains start with what the specification says */
    public boolean isInitializeDomain() {
        return m_initializeDomain;
    }

    /** @return the number of possible values of a column that are kept */
    public int getMaxDomainValues() {
        return MAX_POSSIBLE_VALUES;
    }

    /** Changes the default. */
    public sealed interface Builder permits BuilderImpl {

        /**
         * @param initialize whether domains start with what the specification says
         * @return this
         */
        Builder withInitializedDomain(boolean initialize);

        /** @return the settings */
        DataContainerSettings build();
    }

    private static final class BuilderImpl implements Builder {

        private boolean m_check = true;

        private boolean m_update = true;

        private boolean m_initialize;

        @Override
        public Builder withInitializedDomain(final boolean initialize) {
            m_initialize = initialize;
            return this;
        }

        @Override
        public DataContainerSettings build() {
            return new DataContainerSettings(m_check, m_update, m_initialize);
        }
    }
}
